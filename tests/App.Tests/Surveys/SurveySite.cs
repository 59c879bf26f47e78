using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Invitations;
using Dialogue.Given;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Surveys;

/// <summary>The web application on a day when the second wave of 2026 is open.</summary>
internal sealed class SurveySite : IAsyncDisposable
{
    public const string Wave = "2026-2";

    private readonly TestDatabase database;
    private readonly WebApplicationFactory<Texts> application;

    private SurveySite(TestDatabase database, IntakeOptions? intake, string? folder)
    {
        this.database = database;
        application = new WebApplicationFactory<Texts>().WithWebHostBuilder(host => host
            .UseSetting("ConnectionStrings:Dialogue", database.ConnectionString)
            .UseSetting("Jobs:InProcess", "false")
            .UseSetting("Surveys:Folder", folder)
            .ConfigureTestServices(services => services.AddSingleton(intake ?? new IntakeOptions())));
    }

    /// <param name="intake">Other than by default.</param>
    /// <param name="files">Other instruments and waves than those that are shipped.</param>
    public static async Task<SurveySite> OpenAsync(IntakeOptions? intake = null, DefinitionFiles? files = null) => files is null
        ? new SurveySite(await TestDatabase.CreateAsync(PrepareAsync), intake, null)
        : new SurveySite(await TestDatabase.CreateAsync((connection, stop) => PrepareAsync(connection, SurveyCatalog.Load(files.Folder), stop)), intake, files.Folder);

    public SurveyIntake Intake => application.Services.GetRequiredService<SurveyIntake>();

    public DialogueDb Open() => DialogueDataOptions.Open(database.ConnectionString);

    public ScriptlessBrowser Browser() => new(application.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    public async Task<Session> SessionAsync(SessionState state)
    {
        await using var db = Open();
        var session = new Session
        {
            Code = "DMH234",
            AgencyId = await db.Agencies.Where(agency => agency.Code == "so-y-te").Select(agency => agency.Id).SingleAsync(),
            Room = new Room(),
            TitleVi = "Đối thoại về khám chữa bệnh",
            StartsAt = SurveyGround.Now,
            EndsAt = SurveyGround.Now.AddHours(2),
        };
        SessionState[] way = [SessionState.Announced, SessionState.Live, SessionState.Closed];
        foreach (var step in way.TakeWhile(_ => session.State != state))
            session.TryMove(step, SurveyGround.Now);
        db.Add(session);
        await db.SaveChangesAsync();
        return session;
    }

    public async Task<string> InvitationAsync(string agency)
    {
        await using var db = Open();
        var (wave, id) = (await db.Set<Wave>().SingleAsync(row => row.Key == Wave), await db.Agencies.Where(row => row.Code == agency).Select(row => row.Id).SingleAsync());
        return (await new InvitationDesk(db).MakeAsync(new(wave.Id, id, "wards", 1, DateOnly.FromDateTime(SurveyGround.Now.Date)), CancellationToken.None)).Single();
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        await database.DisposeAsync();
    }

    private static Task PrepareAsync(string connection, CancellationToken stop) => PrepareAsync(connection, SurveyGround.Catalog, stop);

    private static async Task PrepareAsync(string connection, SurveyCatalog catalog, CancellationToken stop)
    {
        await CitySetup.PrepareAsync(connection, new CityFiles(), catalog, DateOnly.FromDateTime(SurveyGround.Now.Date), stop);
        await using var db = DialogueDataOptions.Open(connection);
        await WaveClock.MoveAsync(db, SurveyGround.Now, stop);
    }
}
