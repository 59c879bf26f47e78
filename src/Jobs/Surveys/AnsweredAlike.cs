namespace Dialogue.Jobs.Surveys;

/// <summary>What a person's answers count for in each part of a figure, packed so that people who count for the same are equal.</summary>
internal readonly record struct AnsweredAlike(string Packed)
{
    /// <summary>Somebody outside the group, who counts for nothing.</summary>
    public static AnsweredAlike Nothing(FigurePlan figure) => new(new string('\0', 2 * figure.Parts.Count));

    public static AnsweredAlike Of(FigurePlan figure, short[] codes)
    {
        Span<char> packed = stackalloc char[2 * figure.Parts.Count];
        for (var part = 0; part < figure.Parts.Count; part++)
        {
            var (above, below) = figure.Parts[part].Count(codes);
            (packed[2 * part], packed[(2 * part) + 1]) = (unchecked((char)above), unchecked((char)below));
        }
        return new AnsweredAlike(new string(packed));
    }

    /// <summary>Below zero where a net share takes off more than it counts.</summary>
    public int Above(int part) => unchecked((short)Packed[2 * part]);

    public int Below(int part) => Packed[(2 * part) + 1];
}
