using Dialogue.Core.Audit;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Words;

/// <summary>Adds, retires and takes up again reasons for refusals. Nothing is deleted, and desks are never left without any.</summary>
public sealed class EditReasons(DialogueDb db, CityWords words, AuditTrail audit, CityZone zone, TimeProvider clock)
{
    public enum Outcome
    {
        Done,

        /// <summary>The code is in use, if only in other letters.</summary>
        CodeTaken,

        /// <summary>Another reason is called so.</summary>
        NameTaken,
    }

    /// <param name="Template">What the desk's words begin with.</param>
    /// <param name="ValidTo">The last day; null for no end.</param>
    public sealed record NewReason(DenialCode Code, string NameVi, string NameEn, string Template, DateOnly ValidFrom, DateOnly? ValidTo);

    /// <param name="reason">What is added.</param>
    /// <param name="taken">Names, folded, that other reasons have in either language.</param>
    /// <param name="by">Who adds it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<Outcome> AddAsync(NewReason reason, IReadOnlyCollection<string> taken, Guid by, CancellationToken cancellationToken)
    {
        var (code, now) = (reason.Code.ToString(), clock.GetUtcNow());
        await using var transaction = await LockedAsync(cancellationToken);
        if (words.Reasons.Select(one => one.Code).Append(DenialCode.WithdrawnByAsker).Any(one => string.Equals(one.ToString(), code, StringComparison.OrdinalIgnoreCase)))
            return Outcome.CodeTaken;
        if (taken.Contains(CitizenText.Fold(reason.NameVi)) || taken.Contains(CitizenText.Fold(reason.NameEn)))
            return Outcome.NameTaken;
        db.Add(new CityReason { Code = code, ValidFrom = reason.ValidFrom, ValidTo = reason.ValidTo, At = now, PersonId = by });
        foreach (var (name, language, text) in new[] { ($"denial.{code}", "vi", reason.NameVi), ($"denial.{code}", "en", reason.NameEn), ($"triage.template.{code}", "vi", reason.Template) })
            db.Add(new CityWord { Name = name, Language = language, Text = text, At = now, PersonId = by });
        await db.SaveChangesAsync(cancellationToken);
        await FinishAsync(reason.Code, "added", by, transaction, cancellationToken);
        return Outcome.Done;
    }

    /// <returns>False when it is retired already, or desks would be left without a reason that has no end.</returns>
    public async Task<bool> RetireAsync(DenialCode code, Guid by, CancellationToken cancellationToken)
    {
        var today = zone.DayOf(clock.GetUtcNow());
        await using var transaction = await LockedAsync(cancellationToken);
        if (!words.Reasons.Any(one => one.Code == code && !one.IsRetired) || !words.Reasons.Any(one => one.Code != code && one.To is null && one.IsOffered(today)))
            return false;
        db.Add(new RetiredReason { Code = code.ToString(), At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        await FinishAsync(code, "retired", by, transaction, cancellationToken);
        return true;
    }

    /// <returns>False when it is not retired.</returns>
    public async Task<bool> ReinstateAsync(DenialCode code, Guid by, CancellationToken cancellationToken)
    {
        var name = code.ToString();
        await using var transaction = await LockedAsync(cancellationToken);
        if (await db.Set<RetiredReason>().Where(reason => reason.Code == name).ExecuteDeleteAsync(cancellationToken) == 0)
            return false;
        await FinishAsync(code, "reinstated", by, transaction, cancellationToken);
        return true;
    }

    /// <summary>One change at a time, each looking at what the one before it left.</summary>
    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> LockedAsync(CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"lock table retired_reason in share row exclusive mode", cancellationToken);
        await words.RefreshAsync(cancellationToken);
        return transaction;
    }

    private async Task FinishAsync(
        DenialCode code, string what, Guid by, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(new(AuditAction.ReasonChanged, $"reason:{code}", what, by, Role.Administrator), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await words.RefreshAsync(cancellationToken);
    }
}
