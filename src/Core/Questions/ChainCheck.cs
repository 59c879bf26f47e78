namespace Dialogue.Core.Questions;

/// <summary>Computes a room's chain anew from what everybody can read, and says where it does not hold.</summary>
public sealed record ChainCheck(IReadOnlyList<ChainCheck.LinkCheck> Links, bool EndsWhereItShould, bool? CoversRelease)
{
    /// <param name="HashHolds">The hash follows from the one before and from this step.</param>
    /// <param name="WordsHold">The public words are the ones that were said; null when they are not public.</param>
    public sealed record LinkCheck(ChainLink Link, bool HashHolds, bool? WordsHold);

    public bool Holds => FirstBroken is null && EndsWhereItShould && CoversRelease != false;

    public ChainLink? FirstBroken => Links.FirstOrDefault(check => !check.HashHolds || check.WordsHold == false)?.Link;

    public int WordsChecked => Links.Count(check => check.WordsHold is not null);

    public static ChainCheck Of(RoomChain chain)
    {
        var before = "";
        var checks = new List<LinkCheck>(chain.Links.Count);
        foreach (var link in chain.Links)
        {
            var expected = QuestionEvent.HashOf(
                Convert.FromHexString(before), link.Question, DateTimeOffset.FromUnixTimeMilliseconds(link.Ms), link.Role, link.Action, link.State,
                Convert.FromHexString(link.Digest));
            checks.Add(new LinkCheck(link, Convert.ToHexStringLower(expected) == link.Hash, WordsHold(link)));
            // The next link is held against what stands, so that one changed step is shown as one.
            before = link.Hash;
        }
        return new ChainCheck(checks, before == chain.Last, CoversReleaseIn(chain));
    }

    private static bool? WordsHold(ChainLink link) => link is { Words: { } words, Salt: { } salt }
        ? Convert.ToHexStringLower(QuestionEvent.DigestOf(Convert.FromHexString(salt), words)) == link.Digest
        : null;

    /// <summary>What was released is a beginning of what stands: later steps came after it, none was changed or taken out.</summary>
    private static bool? CoversReleaseIn(RoomChain chain) => chain.Released is { } mark
        ? mark.Length <= chain.Links.Count && (mark.Length == 0 ? "" : chain.Links[mark.Length - 1].Hash) == mark.Hash
        : null;
}
