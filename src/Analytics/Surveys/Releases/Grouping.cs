namespace Dialogue.Analytics.Surveys.Releases;

/// <summary>
/// One way to divide everybody: by agency within kind, by age band. A tree of groups in which the first is everybody and every
/// other stands after its parent; people are counted in its leaves.
/// </summary>
public sealed class Grouping
{
    private readonly int[] _parents;
    private readonly int[] _leafAt;

    /// <param name="name">As the lattice declares it.</param>
    /// <param name="parents">Per group, the index of the group that holds it; −1 for the first. At least two groups.</param>
    /// <exception cref="ArgumentException">Not a tree in that order.</exception>
    public Grouping(string name, IReadOnlyList<int> parents)
    {
        if (parents.Count < 2 || parents[0] != -1 || parents.Where((parent, group) => group > 0 && (parent < 0 || parent >= group)).Any())
            throw new ArgumentException($"Grouping '{name}' has everybody first and each group after the one that holds it.", nameof(parents));
        (Name, _parents) = (name, [.. parents]);
        var holders = _parents.ToHashSet();
        Leaves = [.. Enumerable.Range(0, _parents.Length).Where(group => !holders.Contains(group))];
        _leafAt = [.. Enumerable.Repeat(-1, _parents.Length)];
        foreach (var (at, leaf) in Leaves.Index()) _leafAt[leaf] = at;
    }

    /// <summary>Everybody, divided once.</summary>
    public static Grouping Flat(string name, int groups) => new(name, [-1, .. Enumerable.Repeat(0, groups)]);

    /// <summary>As the lattice declares it.</summary>
    public string Name { get; }

    /// <summary>Groups, everybody included.</summary>
    public int Count => _parents.Length;

    /// <summary>The groups that hold no other, in order.</summary>
    public IReadOnlyList<int> Leaves { get; }

    /// <summary>The group that holds this one; −1 for everybody.</summary>
    public int ParentOf(int group) => _parents[group];

    /// <summary>Which leaf a group is, by its place in <see cref="Leaves"/>; −1 for a group that holds others.</summary>
    public int LeafAt(int group) => _leafAt[group];

    internal bool IsLeaf(int group) => _leafAt[group] >= 0;
}
