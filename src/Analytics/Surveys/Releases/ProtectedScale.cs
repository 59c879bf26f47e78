namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>What may be printed of one measure; only <see cref="ScaleRelease"/> makes one.</summary>
public sealed class ProtectedScale
{
    private readonly HashSet<int> _silent;
    private readonly (int Side, int Column)[] _places;
    private readonly int?[][,] _sides;

    internal ProtectedScale(int groups, HashSet<int> silent, IReadOnlyList<int> sides, int?[][,] published, ReleasedCell? givenAway)
    {
        (Groups, _silent, _sides, GivenAwayBefore) = (groups, silent, published, givenAway);
        _places = [.. sides.Select((side, category) => (side, sides.Take(category).Count(other => other == side)))];
    }

    /// <summary>Groups, everybody first.</summary>
    public int Groups { get; }

    /// <summary>
    /// A count that must be hidden and that what is out already gives away, whatever else is hidden; null when all is well. Its
    /// category is that of its side.
    /// </summary>
    public ReleasedCell? GivenAwayBefore { get; }

    /// <summary>True when the group's headline may be printed with its number of people.</summary>
    public bool HasHeadline(int group) => !_silent.Contains(group);

    /// <summary>A category's count, or null when hidden.</summary>
    public int? Cell(int group, int category) => HasHeadline(group) ? _sides[_places[category].Side][group, _places[category].Column] : null;

    /// <summary>True when all categories of a group may be printed.</summary>
    public bool IsWhole(int group) => Enumerable.Range(0, _places.Length).All(category => Cell(group, category) is not null);
}
