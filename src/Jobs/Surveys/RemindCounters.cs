using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Core.Words;
using Dialogue.Jobs.Notices;
using Dialogue.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Surveys;

/// <summary>A counter whose answers are behind the plan of an open wave hears of it once a week, while there is time to make up for it.</summary>
internal sealed class RemindCounters(
    DialogueDb db, WaveProgress progress, Outbox outbox, WriteNotice write, CityWords words, CityZone zone, IOptions<CityTerms> city, TimeProvider clock) : IRecurringJob
{
    private sealed record Late(CounterReminder Reminder, Agency Agency, Wave Wave);

    public async Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        (await FindAsync(clock.GetUtcNow(), cancellationToken)).Count > 0 ? [fire.Day(zone.Zone)] : [];

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken)
    {
        await words.RefreshAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var late = await FindAsync(clock.GetUtcNow(), cancellationToken);
        db.AddRange(late.Select(one => one.Reminder));
        await WriteAsync(late, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await JobRuns.FinishWithAsync(db, claim, late.Count, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return late.Count;
    }

    private async Task<List<Late>> FindAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await db.Set<Wave>().AsNoTracking().Where(wave => wave.Kind == WaveKind.Citizen && wave.State == WaveState.Open).ToListAsync(cancellationToken);
        var ids = open.ConvertAll(wave => wave.Id);
        var given = (await db.Set<CounterReminder>().AsNoTracking().Where(one => ids.Contains(one.WaveId))
            .Select(one => new { one.WaveId, one.AgencyId, one.Week }).ToListAsync(cancellationToken)).ToHashSet();
        var late = new List<Late>();
        foreach (var wave in open) // one, two where they overlap
        {
            if (await progress.ReadAsync(wave.Key, zone.DayOf(now), cancellationToken) is not { } report)
                continue;
            var (planned, week) = (PlannedOf(report.Definition), CounterPace.WeekOf(wave, now));
            late.AddRange(report.Agencies
                .Where(row => CounterPace.IsBehind(wave, row.Answers, planned, now) && !given.Contains(new { WaveId = wave.Id, AgencyId = row.Agency.Id, Week = week }))
                .Select(row => new Late(
                    new CounterReminder { WaveId = wave.Id, AgencyId = row.Agency.Id, Week = week, Answers = checked((int)row.Answers), Planned = planned, At = now }, row.Agency, wave)));
        }
        return late;
    }

    private static int PlannedOf(WaveDefinition definition)
    {
        var plan = definition.Design.Plan ?? WavePlan.Usual;
        return SamplePlan.Size(plan.AgencyHalfWidth, designEffect: plan.DesignEffect);
    }

    private async Task WriteAsync(List<Late> late, CancellationToken cancellationToken)
    {
        var staff = (await AgencyStaff.OfAsync(db, [.. late.Select(one => one.Agency.Id).Distinct()], [Role.DeskOfficer], cancellationToken)).ToLookup(person => person.AgencyId);
        foreach (var (reminder, agency, wave) in late)
        {
            var letter = write.CounterReminder(
                wave.Title("vi"), agency.NameVi, reminder.Answers, reminder.Planned, zone.DayOf(wave.ClosesAt.AddTicks(-1)), city.Value.Link($"/desk/surveys/{wave.Key}/{agency.Code}"));
            foreach (var person in staff[agency.Id])
            {
                await outbox.AddAsync($"counter:{wave.Id}:{agency.Id}:{reminder.Week}:{person.PersonId}", person.Email, letter.Language, letter.Subject, letter.Body, cancellationToken);
                reminder.MailedAt = reminder.At;
            }
        }
    }
}
