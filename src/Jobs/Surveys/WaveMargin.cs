using System.Globalization;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// A margin of a wave against its sample. Whoever left the item blank, or chose a code that the source does not count, is of a last
/// category that keeps the total it has by the design's weights; the counts share out the rest in their proportions. Nobody knows how
/// many of the population would not say: that total is the sample's estimate, and the figures' errors hold its error.
/// </summary>
internal sealed class WaveMargin
{
    private readonly MarginDefinition definition;
    private readonly short[] codes;
    private readonly int slot;

    public WaveMargin(MarginDefinition definition, InstrumentDefinition instrument)
    {
        this.definition = definition;
        codes = [.. definition.Counts.Keys.Select(code => short.Parse(code, CultureInfo.InvariantCulture)).Order()];
        slot = instrument.Layout.Of(definition.Item).Single().Index;
    }

    public string Item => definition.Item;
    public int Categories => codes.Length + 1;

    /// <summary>The last category.</summary>
    public int NotStated => codes.Length;

    public string NameOf(int category) => category < codes.Length ? codes[category].ToString(CultureInfo.InvariantCulture) : WaveBreakdown.NotStated;

    /// <summary>−1 for a code that the margin does not know.</summary>
    public int CategoryOf(Respondent respondent)
    {
        var code = respondent.Codes[slot];
        if (ReservedCodes.IsReserved(code) || definition.NotStated.Contains(code))
            return NotStated;
        return Array.IndexOf(codes, code);
    }

    public string CodeOf(Respondent respondent) => respondent.Codes[slot].ToString(CultureInfo.InvariantCulture);

    /// <param name="sample">Per category, the people it has by the design's weights.</param>
    /// <returns>Per category, the people it should have.</returns>
    public double[] Wanted(double[] sample)
    {
        var (stated, counted) = (sample.SkipLast(1).Sum(), (double)definition.Counts.Values.Sum());
        return [.. codes.Select(code => stated * definition.Counts[code.ToString(CultureInfo.InvariantCulture)] / counted), sample[^1]];
    }
}
