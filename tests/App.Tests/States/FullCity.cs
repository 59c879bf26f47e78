using Dialogue.Core.People;
using Dialogue.Given;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.States;

/// <summary>A city where one of everything has become a thousand, much of it at one instant.</summary>
public sealed class FullCity : IAsyncLifetime
{
    private const int Copies = 1_000;

    public TestCity City { get; private set; } = null!; // set before the first test
    public IReadOnlyDictionary<string, string> Values { get; private set; } = null!; // likewise

    internal SqlCounter Commands { get; } = new();

    /// <summary>How many commands each page took while there was one of everything.</summary>
    internal Dictionary<string, int> CommandsForOne { get; private set; } = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync(services => services.AddSingleton<IStartupFilter>(Commands));
        Values = await new OneOfEverything(City).MakeAsync();
        foreach (var role in Enum.GetValues<Role>())
            await City.AsAsync(role);
        CommandsForOne = await CountAsync();
        await using var db = City.OpenDatabase();
        await AgenciesAsync(db);
        await SessionsAsync(db);
        await QuestionsAsync(db);
        await OfficeAsync(db);
        await WavesAsync(db);
        await AdministrationAsync(db);
        await db.Database.ExecuteSqlAsync($"analyze");
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        Commands.Dispose();
    }

    /// <summary>Of the second time: the first fills what is kept in memory.</summary>
    private async Task<Dictionary<string, int>> CountAsync()
    {
        var reading = new PageReading(City, Values) { IsFirstDay = false };
        for (var times = 0; times < 2; times++)
            await reading.FaultsAsync(PageStates.All, page => page.Address, (_, _) => []);
        return PageStates.All.ToDictionary(page => page.Route, page => Commands.Of(page.Route));
    }

    private static async Task AgenciesAsync(DbContext db)
    {
        await CopyAsync(db, "agency", "code = 'phuong-lang'", """'id', 900000 + n, 'code', 'phuong-' || n, 'name_vi', 'Phường Số ' || n, 'name_en', 'Ward No. ' || n""");
        await CopyAsync(db, "person", "id = (select min(id::text)::uuid from person)", """
            'id', gen_random_uuid(), 'user_name', 'nghin' || n, 'normalized_user_name', 'NGHIN' || n, 'email', 'nghin' || n || '@demo.invalid',
            'normalized_email', 'NGHIN' || n || '@DEMO.INVALID', 'display_name', 'Nguyễn Văn Nghìn ' || n
            """);
    }

    /// <summary>Each dialogue in a room of its own; those that are over belong to a thousand agencies.</summary>
    private static async Task SessionsAsync(DbContext db)
    {
        foreach (var (state, first, agency) in new[] { ("Live", 910000, "one.agency_id"), ("Announced", 920000, "one.agency_id"), ("Published", 930000, "900000 + n") })
        {
            await CopyAsync(db, "room", $"id = (select min(room_id) from session where state = '{state}')", $"'id', {first} + n");
            await CopyAsync(db, "session", $"id = (select min(id) from session where state = '{state}')",
                $"'id', {first} + n, 'room_id', {first} + n, 'code', '{state[0]}{state[1]}' || lpad(n::text, 5, '0'), 'agency_id', {agency}, 'line_up', '[]'::jsonb, 'title_vi', one.title_vi || ' (' || n || ')'");
        }
    }

    private static async Task QuestionsAsync(DbContext db)
    {
        string[] kinds = ["state = 'Received' and not awaits_office", "state = 'Published'", "state = 'AnsweredLive'", "state = 'Deferred'", "awaits_office", "appeal = 'Open'"];
        foreach (var (at, kind) in kinds.Index())
            await CopyAsync(db, "question", $"id = (select min(id) from question where {kind})",
                $"'id', {900000 + 10000 * at} + n, 'number', null, 'receipt', 'R{at}' || lpad(n::text, 10, '0'), 'send_key', gen_random_uuid(), 'text', 'Câu hỏi thứ ' || n");
        await CopyAsync(db, "commitment", "id > 0", "'id', 900000 + n, 'question_id', 930000 + n");
    }

    private static async Task OfficeAsync(DbContext db)
    {
        await CopyAsync(db, "reminder", "id > 0", "'id', 900000 + n, 'session_id', 920000 + n");
        await CopyAsync(db, "one_stop_import", "id > 0", "'id', 900000 + n");
        await CopyAsync(db, "published_index", "id > 0", "'id', 900000 + n, 'scope', 'Tỉnh ' || n");
        await CopyAsync(db, "topic_model", "id > 0", "'id', 900000 + n, 'fingerprint', lpad(n::text, 64, '0')");
        await CopyAsync(db, "report", "id > 0", "'id', 910000 + n, 'half', (1000 + n) || '-1'");
        await CopyAsync(db, "report", "id < 900000", "'id', 900000 + n, 'agency_id', 900000 + n");
        await CopyAsync(db, "wave", $"key = '{OneOfEverything.ClosedWave}'", "'id', 900000 + n, 'key', 'dot-' || n, 'title_vi', 'đợt ' || n");
        await CopyAsync(db, "paper_form", "number = 'P00000'", "'number', 'Q' || lpad(n::text, 5, '0'), 'submission_key', gen_random_uuid()");
    }

    /// <summary>
    /// Two waves as they are once estimated, written straight: one is out, with the index of every agency and as many figures that an officer
    /// decides, half of them decided; the other gets answers about every agency, some flagged.
    /// </summary>
    private static async Task WavesAsync(DbContext db)
    {
        await db.Database.ExecuteSqlAsync($"update wave set state = 'Published', published_at = now(), estimated_responses = 400000 where key = {OneOfEverything.ClosedWave}");
        await db.Database.ExecuteSqlAsync($"""
            insert into wave_estimate (wave_id, agency_id, measure, scope, value, n, answers, people, se, df, low, high, n_eff, deff, design, gate, gate_reason, computed_at)
            select wave.id, whose.id, measure, 'satisfied', 0.6 + 0.3 * (coalesce(whose.id, 0) % 10) / 10, 300, 200, 200, 0.02, 299, 0.55, 0.93, 290, 1,
                'Probability', case measure when 'overall' then 'Show' else 'Review' end, case measure when 'overall' then 'None' else 'NobodyOrEverybody' end, now()
            from wave, (select id from agency where valid_to is null union all select null) whose, unnest(array['overall', 'comprehensive']) measure
            where key = {OneOfEverything.ClosedWave}
            """);
        await db.Database.ExecuteSqlAsync($"""
            insert into figure_decision (wave_id, subject, measure, scope, shown, reason, role, at)
            select wave_id, coalesce(agency_id::text, ''), measure, scope, true, 'Toàn bộ mẫu', 'ReformOfficer', now()
            from wave_estimate where gate = 'Review' and coalesce(agency_id, 0) % 2 = 0
            """);
        await db.Database.ExecuteSqlAsync($"insert into count_total (wave_id, agency_id, slot, code, count) select wave.id, agency.id, 0, 1, 30 from wave, agency where key = {OneOfEverything.OpenWave}");
        await db.Database.ExecuteSqlAsync($"""
            insert into wave_quality (wave_id, agency_id, people, invited, kiosk, clerk, paper, straight_lined, in_bursts, clerk_pattern, flagged, dont_know, unanswered, computed_at)
            select wave.id, whose.id, 30, 0, 0, 0, 0, 0, 0, 0, coalesce(whose.id, 0) % 2 * 12, 0.1, 0.1, now() from wave, (select id from agency where valid_to is null union all select null) whose
            where key = {OneOfEverything.OpenWave}
            """);
        await db.Database.ExecuteSqlAsync($"""
            insert into wave_quality_figure (wave_id, agency_id, measure, scope, value, n, answers, people, se, df, low, high, n_eff, deff, design, gate, gate_reason, computed_at)
            select wave.id, whose.id, 'overall', scope, 0.7, 30, 20, 20, 0.02, 29, 0.6, 0.8, 29, 1, 'Probability', 'Show', 'None', now()
            from wave, (select id from agency where valid_to is null union all select null) whose, unnest(array['all', 'unflagged', 'difference']) scope where key = {OneOfEverything.OpenWave}
            """);
    }

    private static async Task AdministrationAsync(DbContext db)
    {
        await CopyAsync(db, "mail", "key = 'one'", "'id', 900000 + n, 'key', 'one-' || n");
        await CopyAsync(db, "job_run", "id > 0", "'id', 900000 + n, 'period', 'p-' || n");
        await CopyAsync(db, "calendar_day", "true", "'day', one.day - n");
        await CopyAsync(db, "audit_entry", "action = 'test.one'", """'id', 900000 + n, 'object', 'row:' || n, 'previous_hash', sha256(('before ' || n)::bytea), 'hash', sha256(('row ' || n)::bytea)""");
        await db.Database.ExecuteSqlAsync($"select setval(pg_get_serial_sequence('audit_entry', 'id'), (select max(id) from audit_entry))"); // what is done after this goes on after the copies
        await db.Database.ExecuteSqlAsync($"insert into city_reason (code, valid_from, at) select 'LyDo' || n, '2026-01-01', now() from generate_series(1, 1000) n");
        await db.Database.ExecuteSqlAsync($"""
            insert into city_word (name, language, text, at)
            select kind || '.LyDo' || n, language, 'Lý do thứ ' || n, now()
            from generate_series(1, 1000) n, unnest(array['denial', 'triage.template']) kind, unnest(array['vi', 'en']) language
            """);
    }

    /// <summary>One row a thousand times, with what has to differ put in its place.</summary>
    private static async Task CopyAsync(DbContext db, string table, string which, string differing)
    {
#pragma warning disable EF1002 // statements of this test
        await db.Database.ExecuteSqlRawAsync(
            $"insert into {table} overriding system value select (jsonb_populate_record(null::{table}, to_jsonb(one) || jsonb_build_object({differing}))).* from {table} one, generate_series(1, {Copies}) n where {which}");
#pragma warning restore EF1002
    }
}
