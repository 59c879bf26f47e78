using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Commitments;

/// <summary>
/// Adds a day to the city's calendar, or takes one out. Terms that are computed from now on follow it; the day of a promise
/// that was made stays as it was promised.
/// </summary>
public sealed class EditCalendar(DialogueDb db, AuditTrail audit, CityZone zone, TimeProvider clock)
{
    public const int NameMost = 120;
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public enum Fault
    {
        DayNeeded,
        NameViNeeded,
        NameEnNeeded,
        AlreadyThere,

        /// <summary>From Monday to Friday people work anyway.</summary>
        WorkedAnyway,

        /// <summary>Terms are computed from today on.</summary>
        Past,
    }

    public sealed record Change(DateOnly? Day, bool Works, string? NameVi, string? NameEn)
    {
        /// <summary>A weekend is free anyway: its holiday has a name in the calendar and moves no term.</summary>
        public bool ChangesNothing => !Works && Day is { DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday };
    }

    /// <returns>What is wrong with it; nothing when the day is in the calendar now.</returns>
    public async Task<IReadOnlyList<Fault>> AddAsync(Change change, Guid by, CancellationToken cancellationToken)
    {
        var (vi, en) = (CitizenText.Line(change.NameVi), CitizenText.Line(change.NameEn));
        if (Faults(change, vi, en) is { Count: > 0 } faults)
            return faults;
        var (day, works) = (change.Day!.Value, change.Works); // a missing day is a fault
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var put = await db.Database.ExecuteSqlAsync($"""
            insert into calendar_day (day, works, name_vi, name_en) values ({day}, {works}, {vi}, {en})
            on conflict (day) do update set works = excluded.works, name_vi = excluded.name_vi, name_en = excluded.name_en, removed_at = null
            where calendar_day.removed_at is not null
            """, cancellationToken);
        if (put == 0)
            return [Fault.AlreadyThere];
        await ToldAsync(day, works ? "worked" : "off", by, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }

    /// <returns>False when the day is not in the calendar.</returns>
    public async Task<bool> RemoveAsync(DateOnly day, Guid by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.CalendarDays.Where(d => d.Day == day && d.RemovedAt == null).ExecuteUpdateAsync(set => set.SetProperty(d => d.RemovedAt, now), cancellationToken) == 0)
            return false;
        await ToldAsync(day, "removed", by, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private List<Fault> Faults(Change change, string? vi, string? en) => new (bool Wrong, Fault Fault)[]
    {
        (change.Day is not { Year: >= FirstYear and <= LastYear }, Fault.DayNeeded),
        (change.Day is { Year: >= FirstYear } day && day < zone.DayOf(clock.GetUtcNow()), Fault.Past),
        (change.Works && change.Day is { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday) }, Fault.WorkedAnyway),
        (vi is null or { Length: > NameMost }, Fault.NameViNeeded),
        (en is null or { Length: > NameMost }, Fault.NameEnNeeded),
    }.Where(rule => rule.Wrong).Select(rule => rule.Fault).ToList();

    private Task ToldAsync(DateOnly day, string what, Guid by, CancellationToken cancellationToken) =>
        audit.WriteAsync(new(AuditAction.CalendarChanged, $"day:{day:yyyy-MM-dd}", what, by, Role.Administrator), cancellationToken);
}
