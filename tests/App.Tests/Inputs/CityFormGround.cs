using System.Globalization;
using Dialogue.App.Tests.Access;
using Dialogue.App.Tests.Planning;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Inputs;

/// <summary>A city with a question in each of its states, a plan in each of its own, an open survey, and everybody who fills in a form, in both languages.</summary>
public sealed class CityFormGround : IAsyncLifetime
{
    public const string Wave = "2026-2";

    private readonly Dictionary<(Sender, string Language), CityClient> browsers = [];
    private readonly Dictionary<string, (long Id, string Receipt)> questions = [];
    private readonly Dictionary<string, string> sessions = [];
    private readonly Dictionary<string, int> revisions = [];

    internal TestCity City { get; private set; } = null!; // the runner calls InitializeAsync first
    internal IReadOnlyList<EntryPoint> Entries { get; private set; } = [];
    internal Texts Texts { get; private set; } = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync();
        Entries = [.. (await EntryPoints.OfAsync(City)).Where(entry => entry.ChangesState && entry.Hub is null && !MatrixTests.IsOpenToAll(entry))];
        Texts = City.Services.GetRequiredService<Texts>();
        var agency = (await City.AgencyAsync(Sample.AgencyCode)).Id;
        await LetInAsync(Sender.Staff, new(Role.DeskOfficer, agency), new(Role.Host, agency));
        await LetInAsync(Sender.Office, new HeldRole(Role.ReformOfficer, null));
        await LetInAsync(Sender.Citizen);
        foreach (var language in new[] { "vi", "en" })
            (browsers[(Sender.Nobody, language)], browsers[(Sender.Asker, language)]) = (City.Nobody(), City.Nobody());
        var live = await City.SessionAsync();
        var closed = await City.SessionAsync(state: SessionState.Closed);
        (sessions["live"], sessions["closed"]) = (live.Code, closed.Code);
        sessions["draft"] = await browsers[(Sender.Staff, "vi")].DraftAsync();
        sessions["announced"] = await browsers[(Sender.Staff, "vi")].AnnouncedAsync(City, 21);
        foreach (var plan in new[] { "draft", "announced" })
            revisions[plan] = (await City.StoredAsync(sessions[plan])).Revision;
        await using (var db = City.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update wave set state = case when key in ('session-2026', {Wave}) then 'Open' else 'Closed' end");
        await QuestionsAsync(live, closed, agency);
        await BeginAsync();
        foreach (var (key, browser) in browsers.Where(known => known.Key.Language == "en"))
            (await browser.PostFormAsync("/preferences", ("language", "en"))).Dispose();
        // A draft of minutes is made by the first who looks.
        (await browsers[(Sender.Staff, "vi")].GetAsync($"/desk/sessions/{closed.Code}/minutes")).Dispose();
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();

    internal CityClient Browser(CityForm form, string language) => special.GetValueOrDefault((form.About, language)) ?? browsers[(form.Who, language)];

    internal string Fill(string written, CityForm form)
    {
        var question = questions.GetValueOrDefault(form.About);
        var id = question.Id.ToString(CultureInfo.InvariantCulture);
        return written.Replace("{id:long}", id, StringComparison.Ordinal).Replace("{offer:long}", id, StringComparison.Ordinal).Replace("{question:long}", id, StringComparison.Ordinal)
            .Replace("{id}", form.About == "closed" ? $"{questions["minuted"].Id}" : id, StringComparison.Ordinal).Replace("{number}", id, StringComparison.Ordinal)
            .Replace("{revision}", $"{revisions.GetValueOrDefault(form.About)}", StringComparison.Ordinal).Replace("{receipt}", question.Receipt, StringComparison.Ordinal).Replace("{code}", sessions.GetValueOrDefault(form.About, sessions["live"]), StringComparison.Ordinal)
            .Replace("{wave}", Wave, StringComparison.Ordinal).Replace("{agency}", Sample.AgencyCode, StringComparison.Ordinal).Replace("{part?}", form.About, StringComparison.Ordinal)
            .Replace("/{invitation?}", "", StringComparison.Ordinal);
    }

    /// <summary>Everything that people wrote or decided, as it stands: whatever a form could change.</summary>
    internal async Task<string> StandingAsync(bool withLog = true)
    {
        await using var db = City.OpenDatabase();
        string[] tables = ["question", "question_event", "room_event", "session", "poll", "stage_note", "follower", "commitment", "paper_form", "submission", "appointment", "audit_entry", "session_minutes", "minutes_version"];
        var there = await db.Database.SqlQuery<string>($"select table_name::text as \"Value\" from information_schema.tables where table_schema = 'public' and table_name = any({tables})").ToListAsync();
        var sums = new List<string>();
        foreach (var table in there.Where(table => withLog || table != "audit_entry").Order())
#pragma warning disable EF1002 // names of this test
            sums.Add($"{table} " + await db.Database.SqlQueryRaw<string>($"select coalesce(md5(string_agg(row::text, '|' order by row::text)), '') as \"Value\" from {table} row").SingleAsync());
#pragma warning restore EF1002
        return string.Join('\n', sums);
    }

    private readonly Dictionary<(string About, string Language), CityClient> special = [];

    private async Task LetInAsync(Sender who, params HeldRole[] roles)
    {
        var person = await City.PersonAsync(roles);
        foreach (var language in new[] { "vi", "en" })
            browsers[(who, language)] = await City.SignInAsync(person.Email!); // made with one
    }

    private async Task QuestionsAsync(Session live, Session closed, int agency)
    {
        var foreign = (await City.AgencyAsync(Sample.ForeignAgencyCode)).Id;
        var due = PlanForm.Today.AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var promise = $"state = 'Deferred', published_at = now(), promise_unit = 'Phòng Hạ tầng', due_on = '{due}', first_due_on = '{due}'";
        await AskAsync("received", live, "number = number");
        await AskAsync("published", live, "state = 'Published', published_at = now()");
        await AskAsync("answered", live, "state = 'AnsweredInWriting', published_at = now(), answered_at = now(), answer = 'Đã sửa.'");
        await AskAsync("deferred", live, promise);
        await AskAsync("clarified", live, promise + $", waits_since = '{due}'");
        await AskAsync("refused", live, "state = 'Refused', denial = 'OutOfScope', denial_words = 'Không thuộc phạm vi.'");
        await AskAsync("appealed", live, "state = 'Refused', denial = 'OutOfScope', denial_words = 'Không thuộc phạm vi.', appeal = 'Open'");
        await AskAsync("passed", live, "state = 'Published', published_at = now(), hops = 2");
        await AskAsync("offered", live, $"state = 'Transferred', published_at = now(), hops = 1, agency_id = {foreign}, offered_to_id = {agency}");
        await AskAsync("undecided", live, "state = 'Transferred', published_at = now(), hops = 2, awaits_office = true");
        await AskAsync("onStage", live, "state = 'OnStage', published_at = now()");
        await AskAsync("minuted", closed, "state = 'AnsweredLive', published_at = now(), answered_at = now(), answer = 'Sẽ sửa.'");
        await using var db = City.OpenDatabase();
        await db.Database.ExecuteSqlAsync($"update session set on_stage_question_id = {questions["onStage"].Id} where id = {live.Id}");
    }

    private async Task AskAsync(string name, Session session, string set)
    {
        await using var db = City.OpenDatabase();
        var question = Sample.Question(session);
        db.Add(question);
        await db.SaveChangesAsync();
#pragma warning disable EF1002 // statements of this test
        await db.Database.ExecuteSqlRawAsync($"update question set {set} where id = {question.Id}");
#pragma warning restore EF1002
        questions[name] = (question.Id, question.Receipt);
    }

    /// <summary>What has to be begun before its form is there: a vote, a questionnaire, codes, half a sign-in, an invitation.</summary>
    private async Task BeginAsync()
    {
        var citizen = await City.PersonAsync();
        foreach (var language in new[] { "vi", "en" })
        {
            var asker = browsers[(Sender.Asker, language)];
            (await asker.PostJsonAsync($"/api/questions/{questions["published"].Id}/votes", null)).EnsureSuccessStatusCode().Dispose();
            (await asker.PostFormAsync($"/surveys/{Wave}", ("agency", Sample.AgencyCode))).Dispose();
            special[("begun", language)] = await City.SignInAsync(citizen.Email!); // made with one
            (await special[("begun", language)].PostFormAsync("/account/codes?handler=Begin")).Dispose();
            special[("invited", language)] = City.Nobody();
            var invited = await City.PersonAsync(new HeldRole(Role.ReformOfficer, null)); // a second link ends the first
            await using var scope = City.Services.CreateAsyncScope();
            var key = await scope.ServiceProvider.GetRequiredService<Invitations>().MakeAsync(invited.Id, null, CancellationToken.None);
            (await special[("invited", language)].GetAsync($"/account/invitation/{key}")).Dispose();
        }
        await HalfwayAsync();
        foreach (var about in new[] { "begun", "invited", "halfway" })
            (await special[(about, "en")].PostFormAsync("/preferences", ("language", "en"))).Dispose();
    }

    private async Task HalfwayAsync()
    {
        var person = await City.PersonAsync();
        var browser = await City.SignInAsync(person.Email!);
        (await browser.PostFormAsync("/account/codes?handler=Begin")).Dispose();
        await using var scope = City.Services.CreateAsyncScope();
        var secret = await scope.ServiceProvider.GetRequiredService<SecondFactors>().WaitingAsync(person.Id, CancellationToken.None);
        (await browser.PostFormAsync("/account/codes?handler=Confirm", ("code", OneTimeCode.Compute(secret!, OneTimeCode.StepOf(TimeProvider.System.GetUtcNow()))))).Dispose(); // begun just now
        foreach (var language in new[] { "vi", "en" })
        {
            special[("halfway", language)] = City.Nobody();
            (await special[("halfway", language)].PostFormAsync("/account/sign-in", ("Input.Email", person.Email), ("Input.Password", Sample.Password))).Dispose();
        }
    }
}
