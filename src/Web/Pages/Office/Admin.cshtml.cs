using Dialogue.Core.Agencies;
using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Core.Words;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office;

/// <summary>Where administrators begin: everything they look after, and what of it needs them.</summary>
[Needs(Right.ManageCity)]
[ResponseCache(NoStore = true)]
public sealed class AdminModel(DialogueDb db, PeopleReads people, ImportAgencies agencies, AuditReads audit, CityWords words, CityTime time, TimeProvider clock, Texts texts) : PageModel
{
    public IReadOnlyList<AdminCard> Cards { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Cards =
    [
        Card("/office/people", "people", await PeopleAsync(stop)),
        Card("/office/agencies", "agencies", await AgenciesAsync(stop)),
        Card("/office/calendar", "calendar", await CalendarAsync(stop)),
        Card("/office/reasons", "reasons", await ReasonsAsync(stop)),
        Card("/office/notices", "notices", await NoticesAsync(stop)),
        Card("/office/topics/taxonomy", "taxonomy", [Plain("admin.topics", await db.Topics.CountAsync(topic => topic.RetiredOn == null, stop))]),
        Card("/office/jobs", "jobs", await JobsAsync(stop)),
        Card("/office/mail", "mail", await MailAsync(stop)),
        Card("/office/audit", "audit", await AuditAsync(stop)),
        Card("/office/storage", "storage", await StorageAsync(stop)),
    ];

    private AdminCard Card(string address, string name, IReadOnlyList<(string, string)> states) =>
        new(address, texts[$"admin.card.{name}"], texts[$"admin.what.{name}"], states);

    private async Task<IReadOnlyList<(string, string)>> PeopleAsync(CancellationToken stop) =>
    [
        .. (await people.CountsAsync(stop)).OrderBy(count => count.Key)
            .Select(count => (People.IndexModel.ChipOf(count.Key), $"{texts["people.state." + count.Key].Value}: {count.Value:N0}")),
    ];

    private async Task<IReadOnlyList<(string, string)>> AgenciesAsync(CancellationToken stop)
    {
        var today = time.Today;
        var standing = Plain("admin.agencies", await db.Agencies.CountAsync(agency => agency.ValidTo == null || agency.ValidTo >= today, stop));
        return await agencies.CurrentAsync(stop) is { Source: AgencyFileSource.Imported, AppliedAt: { } at } ? [standing, ("open", texts["admin.imported", time.Date(at)])] : [standing];
    }

    private async Task<IReadOnlyList<(string, string)>> CalendarAsync(CancellationToken stop)
    {
        var next = new DateOnly(time.Today.Year + 1, 1, 1);
        var there = await db.CalendarDays.AnyAsync(day => day.RemovedAt == null && day.Day >= next, stop);
        return [there ? ("kept", texts["admin.calendar.ready", next.Year]) : ("due", texts["admin.calendar.missing", next.Year])];
    }

    private async Task<IReadOnlyList<(string, string)>> ReasonsAsync(CancellationToken stop)
    {
        await words.RefreshAsync(stop);
        return [Plain("admin.reasons", words.Offered(time.Today).Count)];
    }

    private async Task<IReadOnlyList<(string, string)>> NoticesAsync(CancellationToken stop)
    {
        var names = await db.Set<CityWord>().Where(word => word.Name.StartsWith("notice.")).GroupBy(word => new { word.Name, word.Language })
            .Select(same => same.OrderByDescending(word => word.Id).Select(word => word.Text).First()).ToListAsync(stop);
        return [Plain("admin.notices", names.Count(text => text is not null))];
    }

    private async Task<IReadOnlyList<(string, string)>> JobsAsync(CancellationToken stop)
    {
        var failed = await db.JobRuns.CountAsync(run => run.Outcome == JobOutcome.Failed, stop);
        return [failed == 0 ? ("kept", texts["admin.jobs.well"]) : ("late", texts["admin.jobs.failed", failed])];
    }

    private async Task<IReadOnlyList<(string, string)>> MailAsync(CancellationToken stop)
    {
        var givenUp = await db.Mails.CountAsync(mail => mail.GivenUpAt != null && mail.Recipient != "", stop);
        var waiting = await db.Mails.CountAsync(mail => mail.SentAt == null && mail.GivenUpAt == null, stop);
        return givenUp == 0 ? [Plain("admin.mail.waiting", waiting)] : [("late", texts["admin.mail.givenUp", givenUp]), Plain("admin.mail.waiting", waiting)];
    }

    private async Task<IReadOnlyList<(string, string)>> AuditAsync(CancellationToken stop)
    {
        var day = clock.GetUtcNow().AddDays(-1);
        var lately = await db.Set<AuditEntry>().CountAsync(entry => entry.At > day, stop);
        return (await audit.NewestAsync(stop)).Latest is null ? [] : [Plain("admin.audit", lately)];
    }

    private async Task<IReadOnlyList<(string, string)>> StorageAsync(CancellationToken stop)
    {
        var bytes = await db.Database.SqlQuery<long>($"select pg_database_size(current_database()) as \"Value\"").SingleAsync(stop);
        return [("draft", StorageModel.Size(bytes))];
    }

    private (string, string) Plain(string key, int count) => ("draft", texts[key, count]);
}
