using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Questions.Import;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Questions.Import;

/// <summary>A database with Hanoi's agencies and topics, a folder for files, and the import with what it refused.</summary>
internal sealed class Archive : IAsyncDisposable
{
    private static readonly TimeZoneInfo Hanoi = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private readonly TestDatabase _database;
    private readonly string _folder = Directory.CreateTempSubdirectory("dialogue-import-").FullName;

    private Archive(TestDatabase database) => _database = database;

    public List<RefusedRow> Refused { get; } = [];

    public string ConnectionString => _database.ConnectionString;

    public static async Task<Archive> OpenAsync() => new(await TestDatabase.CreateAsync(MigrateWithCityAsync));

    public string PathOf(string name) => Path.Combine(_folder, name);

    public string File(string name, params string[] lines)
    {
        System.IO.File.WriteAllLines(PathOf(name), lines);
        return PathOf(name);
    }

    public static ImportRequest Request(string path) => new() { Path = path, Zone = Hanoi, DefaultAgency = "so-y-te", HeldOn = new(2025, 11, 3) };

    public async Task<ImportOutcome> ImportAsync(ImportRequest request)
    {
        await using var db = Db();
        return await new ImportQuestions(db, TimeProvider.System).RunAsync(request, Refused.Add, null, CancellationToken.None);
    }

    public Task<ImportOutcome> ImportAsync(string path) => ImportAsync(Request(path));

    public async Task<List<Question>> QuestionsAsync()
    {
        await using var db = Db();
        return await db.Questions.AsNoTracking().OrderBy(question => question.Id).ToListAsync();
    }

    public async Task<List<Session>> SessionsAsync()
    {
        await using var db = Db();
        return await db.Sessions.AsNoTracking().Where(session => session.Kind == SessionKind.Dialogue).OrderBy(session => session.Id).ToListAsync();
    }

    public async Task<string> AgencyCodeAsync(int id)
    {
        await using var db = Db();
        return (await db.Agencies.SingleAsync(agency => agency.Id == id)).Code;
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _database.DisposeAsync();
    }

    private DialogueDb Db() => DialogueDataOptions.Open(_database.ConnectionString);

    private static Task MigrateWithCityAsync(string connectionString, CancellationToken cancellationToken) =>
        CitySetup.PrepareAsync(connectionString, new CityFiles(), SurveyCatalog.Load(SurveyFolder.Find(null)), new DateOnly(2026, 11, 22), cancellationToken);
}
