using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialogue.App.Tests.Surveys;

/// <summary>A database with the shipped waves, one agency of each kind that matters, and an intake that shows each answer at once.</summary>
internal sealed class SurveyGround : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    public static readonly SurveyCatalog Catalog = SurveyCatalog.Load(DefinitionFiles.Shipped);
    public static readonly InstrumentDefinition Sipas = Catalog.Instruments.Single(instrument => instrument.Id == "sipas");

    private readonly TestDatabase database;
    private readonly NpgsqlDataSource dataSource;

    private SurveyGround(TestDatabase database, IntakeOptions options)
    {
        this.database = database;
        dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        Intake = new SurveyIntake(dataSource, options, NullLogger<SurveyIntake>.Instance);
    }

    public SurveyIntake Intake { get; }

    public TestDatabase Database => database;

    public static async Task<SurveyGround> CreateAsync(IntakeOptions? options = null, SurveyCatalog? catalog = null)
    {
        var ground = new SurveyGround(await TestDatabase.CreateAsync(DialogueMigrations.RunAsync), options ?? new IntakeOptions { FewestTogether = 1 });
        await using var db = ground.Open();
        db.AddRange(Agency("so-xay-dung", AgencyKind.Department), Agency("phuong-lang", AgencyKind.Ward), Agency("xa-soc-son", AgencyKind.Commune));
        await db.SaveChangesAsync();
        await WaveSync.ApplyAsync(db, catalog ?? Catalog, CancellationToken.None);
        await WaveClock.MoveAsync(db, Now, CancellationToken.None);
        return ground;
    }

    public DialogueDb Open() => DialogueDataOptions.Open(database.ConnectionString);

    /// <summary>Another node's intake, or one that keeps its answers back until ten are together.</summary>
    public SurveyIntake AnotherIntake(IntakeOptions? other = null) => new(dataSource, other ?? new IntakeOptions(), NullLogger<SurveyIntake>.Instance);

    public async Task<Wave> WaveAsync(string key)
    {
        await using var db = Open();
        return await db.Set<Wave>().SingleAsync(wave => wave.Key == key);
    }

    public async Task<int> AgencyAsync(string code)
    {
        await using var db = Open();
        return await db.Agencies.Where(agency => agency.Code == code).Select(agency => agency.Id).SingleAsync();
    }

    /// <summary>A citizen's answer, invited: at the counter, on time, every criterion rated the same.</summary>
    public static Submission Answer(int waveId, int agencyId, short rating = 4, string? words = null, Guid? key = null)
    {
        var answers = new Dictionary<string, Answer>();
        foreach (var item in Sipas.Items.Values.Where(item => item.IsChoice))
            answers[item.Id] = new Answer.Chosen([item.Kind == ItemKind.Scale ? rating : item.Id == "B2" ? (short)2 : (short)1]);
        if (words is not null)
            answers["D2"] = new Answer.Words(words);
        return Submission.From(
            Sipas, Route.Through(Sipas, answers), waveId, agencyId, null, key ?? Submission.NewKey(), WaveMode.Web, DateOnly.FromDateTime(Now.Date)) with
        { Invited = true };
    }

    /// <summary>The same answer with other codes at some items of one choice.</summary>
    public static Submission With(Submission answer, params (string Item, short Code)[] changes)
    {
        var codes = answer.Codes.ToArray();
        foreach (var (item, code) in changes)
            codes[Sipas.Layout.Of(item).Single().Index] = code;
        return answer with { Codes = codes };
    }

    /// <summary>Hands in so many answers to 2026-2, of which the first are satisfied.</summary>
    public async Task SubmitAsync(string agency, int satisfied, int of, params (string Item, short Code)[] changes)
    {
        var (wave, id) = ((await WaveAsync("2026-2")).Id, await AgencyAsync(agency));
        await Task.WhenAll(Enumerable.Range(0, of).Select(
            nth => Intake.SubmitAsync(With(Answer(wave, id, nth < satisfied ? (short)4 : (short)2), changes), CancellationToken.None)));
    }

    public async ValueTask DisposeAsync()
    {
        await Intake.DisposeAsync();
        await dataSource.DisposeAsync();
        await database.DisposeAsync();
    }

    private static Agency Agency(string code, AgencyKind kind) => new()
    {
        Code = code,
        NameVi = code,
        NameEn = code,
        Kind = kind,
        ValidFrom = new DateOnly(2025, 7, 1),
        DialoguesPerYear = 2,
    };
}
