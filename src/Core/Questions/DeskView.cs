using Dialogue.Core.Sessions;

namespace Dialogue.Core.Questions;

/// <summary>A desk at a number of its room: one page of the filter, and the counts of all filters.</summary>
/// <param name="Shows">How many stand where, whatever the other filters.</param>
/// <param name="Held">How many of the chosen standing each holds.</param>
/// <param name="Topics">How many of the chosen standing have which topic.</param>
/// <param name="Duplicates">How many of the chosen standing probably ask what another one asks.</param>
/// <param name="Total">How many pass the whole filter.</param>
public sealed record DeskView(
    int Epoch, long Seq, SessionPayload Session, IReadOnlyList<DeskItem> Items, DeskDetail? Selected, int Total, IReadOnlyDictionary<DeskShow, int> Shows,
    IReadOnlyDictionary<DeskHeld, int> Held, IReadOnlyDictionary<string, int> Topics, int Duplicates, Coverage Coverage)
{
    public int PagesOf(int size) => Math.Max(1, (Total + size - 1) / size);
}

public sealed record DeskItem(DeskQuestion Question, IReadOnlyList<LikelyDuplicate> Likely);
