namespace Dialogue.Jobs.Surveys;

/// <summary>Some codes of answers, from −1 (not asked) upwards: asked about them many million times.</summary>
internal readonly struct CodeSet
{
    private readonly bool[] has;

    public CodeSet(IReadOnlyCollection<short> codes)
    {
        has = new bool[codes.Count == 0 ? 0 : codes.Max() + 2];
        foreach (var code in codes) has[code + 1] = true;
    }

    public bool Has(short code) => code + 1 < has.Length && has[code + 1];
}
