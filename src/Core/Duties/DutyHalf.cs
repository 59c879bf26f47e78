namespace Dialogue.Core.Duties;

/// <summary>A half-year of one agency.</summary>
/// <param name="Half">Which.</param>
/// <param name="IsCounted">False before the day from which duties are counted: what was held is shown, nothing is missed.</param>
/// <param name="Slots">One for every dialogue owed.</param>
/// <param name="More">Held or announced beyond that and not needed to make up for the half-year before.</param>
/// <param name="Cancelled">Announced for it and cancelled; they fulfil nothing.</param>
public sealed record DutyHalf(
    HalfYear Half, bool IsCounted, IReadOnlyList<DutySlot> Slots, IReadOnlyList<DutyDialogue> More, IReadOnlyList<DutyDialogue> Cancelled)
{
    public int Owed => Slots.Count;

    /// <summary>Everything held in this half-year or in its place.</summary>
    public IEnumerable<DutyDialogue> Dialogues => Slots.Select(slot => slot.Dialogue).OfType<DutyDialogue>().Concat(More);

    public int Of(DutyState state) => Slots.Count(slot => slot.State == state);
}
