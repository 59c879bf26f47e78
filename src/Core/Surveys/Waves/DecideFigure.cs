using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys.Waves;

/// <summary>
/// The reliability rule leaves some figures to a person: few degrees of freedom, nobody or everybody. An officer shows or hides each,
/// in words that stand in the audit log: before the wave is released, or afterwards for its next correction, which shows it to the audit first.
/// </summary>
public sealed class DecideFigure(DialogueDb db, AuditTrail audit, TimeProvider clock)
{
    public abstract record Outcome;
    public sealed record Decided : Outcome;

    /// <summary>Computed anew since the page was made, or decided by a rule.</summary>
    public sealed record NoSuchFigure : Outcome;

    /// <summary>Only once the wave is closed.</summary>
    public sealed record NotClosed : Outcome;

    /// <param name="IsOfTable">Of a declared table, rather than of an agency or the city.</param>
    public sealed record Asked(string Wave, bool IsOfTable, int FigureId, bool Shown, string Reason);

    public async Task<Outcome> RunAsync(Asked asked, PublishWave.Officer by, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select 1 from wave where key = {asked.Wave} for update", cancellationToken);
        if (await db.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Key == asked.Wave, cancellationToken) is not { State: WaveState.Closed or WaveState.Published } wave)
            return new NotClosed();
        StoredFigure? figure = asked.IsOfTable
            ? await db.Set<WaveBreakdown>().SingleOrDefaultAsync(row => row.Id == asked.FigureId && row.WaveId == wave.Id, cancellationToken)
            : await db.Set<WaveEstimate>().SingleOrDefaultAsync(row => row.Id == asked.FigureId && row.WaveId == wave.Id, cancellationToken);
        if (figure is null || await KeepAsync(figure, asked, by, cancellationToken) is not { } decision)
            return new NoSuchFigure();
        // What is out changes with a correction only.
        if (wave.State == WaveState.Closed)
            figure.Gate = decision.Gate;
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(
            new(AuditAction.FigureDecided, $"wave:{wave.Key} figure:{decision.Subject}/{figure.Measure}/{figure.Scope} {decision.Gate}", asked.Reason, by.PersonId, by.Role), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Decided();
    }

    /// <summary>Null when the figure is not one that an officer decides.</summary>
    private async Task<FigureDecision?> KeepAsync(StoredFigure figure, Asked asked, PublishWave.Officer by, CancellationToken cancellationToken)
    {
        var subject = FigureDecision.SubjectOf(figure);
        var kept = await db.Set<FigureDecision>().FindAsync([figure.WaveId, subject, figure.Measure, figure.Scope], cancellationToken);
        if (kept is null && figure.Gate != FigureGate.Review)
            return null;
        if (kept is null)
        {
            kept = new FigureDecision
            {
                WaveId = figure.WaveId,
                Subject = subject,
                Measure = figure.Measure,
                Scope = figure.Scope,
                Shown = asked.Shown,
                Reason = asked.Reason,
                Role = by.Role,
                At = clock.GetUtcNow(),
            };
            db.Add(kept);
        }
        (kept.Shown, kept.Reason, kept.PersonId, kept.Role, kept.At) = (asked.Shown, asked.Reason, by.PersonId, by.Role, clock.GetUtcNow());
        return kept;
    }
}
