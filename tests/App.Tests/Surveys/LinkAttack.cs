using System.Globalization;

namespace Dialogue.App.Tests.Surveys;

/// <summary>
/// Tries to say which answer came from which invitation: by values that only two rows share, directly or over a row of any third table,
/// and by every order that both sides have. The truth serves to see how well it did.
/// </summary>
internal static class LinkAttack
{
    // Chance alone correlates 120 people with a deviation of 0.09.
    private const double StrongerThanChance = 0.45;
    private const int Few = 3;

    /// <param name="dump">The whole database.</param>
    /// <param name="invitations">A row of the dump for each person, in the order in which they came.</param>
    /// <param name="answers">Their answers, in the same order.</param>
    /// <returns>What links them; empty when nothing does.</returns>
    public static List<string> Run(Dump dump, IReadOnlyList<Dump.Row> invitations, IReadOnlyList<Dump.Row> answers) =>
        [.. Shared(dump, invitations, answers), .. Ordered(invitations, answers)];

    private static IEnumerable<string> Shared(Dump dump, IReadOnlyList<Dump.Row> invitations, IReadOnlyList<Dump.Row> answers)
    {
        var (left, right) = (Rare(invitations), Rare(answers));
        foreach (var value in left.Keys.Where(right.ContainsKey))
            yield return $"{left[value]} and {right[value]} share {value}";
        foreach (var row in dump.Rows.Where(row => row.Table != invitations[0].Table && row.Table != answers[0].Table))
        {
            var values = row.Values.Values.ToHashSet();
            if (values.FirstOrDefault(left.ContainsKey) is { } there && values.FirstOrDefault(value => right.ContainsKey(value)) is { } here)
                yield return $"{row.Table} leads from {left[there]} to {right[here]}";
        }
    }

    /// <summary>Values that a handful of rows have and that are not the small numbers every table is full of.</summary>
    private static Dictionary<string, string> Rare(IReadOnlyList<Dump.Row> rows) => rows
        .SelectMany(row => row.Values.Where(value => value.Key != "ctid" && value.Value.Length > 3).Select(value => (Column: $"{row.Table}.{value.Key}", value.Value)))
        .GroupBy(value => value.Value)
        .Where(same => same.Count() <= Few)
        .ToDictionary(same => same.Key, same => same.First().Column);

    private static IEnumerable<string> Ordered(IReadOnlyList<Dump.Row> invitations, IReadOnlyList<Dump.Row> answers) =>
        from left in Orders(invitations)
        from right in Orders(answers)
        let strength = Correlation(left.Ranks, right.Ranks)
        where Math.Abs(strength) > StrongerThanChance
        select string.Create(CultureInfo.InvariantCulture, $"{left.Column} orders people as {right.Column} does ({strength:F2})");

    private static IEnumerable<(string Column, double[] Ranks)> Orders(IReadOnlyList<Dump.Row> rows) =>
        rows.SelectMany(row => row.Values.Keys).Distinct()
            .Select(column => (Column: $"{rows[0].Table}.{column}", Ranks: Ranks([.. rows.Select(row => row.Values.GetValueOrDefault(column, ""))])))
            .Where(order => order.Ranks.Distinct().Count() > 1);

    private static double[] Ranks(string[] values)
    {
        var isNumber = values.All(value => decimal.TryParse(value, NumberStyles.Any, CultureInfo.InvariantCulture, out _));
        var sorted = isNumber
            ? values.Distinct().OrderBy(value => decimal.Parse(value, CultureInfo.InvariantCulture)).ToList()
            : values.Distinct().Order(StringComparer.Ordinal).ToList();
        var places = sorted.Index().ToDictionary(place => place.Item, place => (double)place.Index);
        return [.. values.Select(value => places[value])];
    }

    private static double Correlation(double[] left, double[] right)
    {
        var (middleLeft, middleRight) = (left.Average(), right.Average());
        var together = left.Zip(right, (a, b) => (a - middleLeft) * (b - middleRight)).Sum();
        return together / Math.Sqrt(left.Sum(a => (a - middleLeft) * (a - middleLeft)) * right.Sum(b => (b - middleRight) * (b - middleRight)));
    }
}
