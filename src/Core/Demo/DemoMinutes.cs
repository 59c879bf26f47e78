using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.Minutes;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;

namespace Dialogue.Core.Demo;

/// <summary>Writes and releases the minutes of a dialogue of the demonstration. The audit log keeps the true time.</summary>
internal sealed class DemoMinutes(DialogueDb db, RoomHint hint, StoryClock clock)
{
    private const string Writer = "Thư ký phiên đối thoại";

    public async Task ReleaseAsync(string code, DemoSession script, HandleQuestion.Actor host, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>
        {
            [MinutesEdits.OpeningField] = script.Opening ?? "",
            [MinutesEdits.ClosingField] = script.Closing ?? "",
            [MinutesEdits.StatementField] = script.Statement ?? "",
        };
        var saved = await new SaveMinutes(db, clock).SaveAsync(new SaveMinutes.Input(code, 0, fields, null, Writer), cancellationToken) as SaveMinutes.Saved;
        db.ChangeTracker.Clear();
        var release = new ReleaseMinutes(db, clock, hint, new AuditTrail(db, TimeProvider.System));
        if (await release.ReleaseAsync(new ReleaseMinutes.Input(code, saved?.Version ?? 0, host), cancellationToken) is not ReleaseMinutes.Released and var refused)
            throw new InvalidOperationException($"The demonstration's minutes of {code} were not released: {refused}.");
    }
}
