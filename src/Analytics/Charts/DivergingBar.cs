namespace Dialogue.Analytics.Charts;

/// <summary>
/// One factor about a common middle. A hidden part stands on the side of what it hides, where all of that is on one side; else half of
/// it on each, like the neutral answers.
/// </summary>
internal sealed class DivergingBar
{
    /// <summary>Places from left to right: very dissatisfied, dissatisfied, hidden, neutral, hidden, satisfied, very satisfied.</summary>
    public const int Places = 7;

    private const int HiddenLeft = 2;
    private const int Neutral = 3;
    private const int HiddenRight = 4;

    private readonly double[] _parts = new double[Places];

    public DivergingBar(FactorShares factor)
    {
        for (var category = 0; category < 5; category++) _parts[PlaceOf(category)] = factor.Share(category) ?? 0;
        var hidden = Enumerable.Range(0, 5).Where(category => factor.Share(category) is null).ToList();
        var isRight = hidden.Count > 0 && hidden.All(category => category < 2);
        var isLeft = hidden.Count > 0 && hidden.All(category => category > 2);
        _parts[isRight ? HiddenRight : HiddenLeft] = factor.Withheld;
        Left = _parts[0] + _parts[1] + _parts[Neutral] / 2 + (isLeft ? factor.Withheld : isRight ? 0 : factor.Withheld / 2);
    }

    /// <summary>How much lies left of the middle, 0–1.</summary>
    public double Left { get; }

    public double Right => Math.Max(0, 1 - Left);

    /// <summary>Very satisfied is category 0; null where something is hidden.</summary>
    public static int? CategoryAt(int place) => place switch
    {
        HiddenLeft or HiddenRight => null,
        < HiddenLeft => 4 - place,
        Neutral => 2,
        _ => 6 - place,
    };

    public double Part(int place) => _parts[place];

    private static int PlaceOf(int category) => category switch { < 2 => 6 - category, 2 => Neutral, _ => 4 - category };
}
