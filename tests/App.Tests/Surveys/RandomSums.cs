using Dialogue.Analytics.Surveys.Releases;
using Dialogue.Core.Agencies;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Jobs.Surveys;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.App.Tests.Surveys;

/// <summary>
/// A small random wave: three factors of two or three items, two of them asked only of some, an index over all, agencies within kinds and a
/// table by sex; small groups, unanimous ones, few who are dissatisfied. A seed always makes the same.
/// </summary>
internal sealed class RandomSums
{
    private const int Threshold = 10;
    private static readonly AgencyKind[] KindsOfAgencies = [AgencyKind.Ward, AgencyKind.Commune, AgencyKind.Department];
    private readonly Dictionary<int, AgencyKind> kinds;
    private readonly WaveSample sample;
    private long state;

    public RandomSums(int seed)
    {
        state = (seed * 7919L) + 1;
        kinds = Enumerable.Range(1, 4 + Draw(4)).ToDictionary(agency => agency, _ => KindsOfAgencies[Draw(2 + (seed % 2))]);
        var content = kinds.Keys.ToDictionary(agency => agency, _ => Draw(4) == 0 ? 96 + Draw(5) : 65 + Draw(35));
        var people = kinds.Keys.SelectMany(agency => Enumerable.Repeat(agency, Draw(3) == 0 ? 3 + Draw(14) : 15 + Draw(40))).ToList();
        sample = new WaveSample(Stats.DesignType.OptIn, [new Stats.Stratum("all")], people.ConvertAll(agency => new Respondent(agency, 0, Answers(content[agency]))));
        sample = sample with { Weights = Assert.IsType<SampleWeights.Found>(SampleWeights.Of(sample, [], Instrument)).Weights };
        Tables = WaveTable.Of(Instrument, sample, kinds);
    }

    public IReadOnlyList<WaveTable> Tables { get; }

    /// <summary>Item, factor and index figures, the index first.</summary>
    private static IReadOnlyList<(string Id, string[] Items)> Figures { get; } =
    [
        ("overall", ["A1", "A2", "A3", "B1", "B2", "C1", "C2"]), ("A", ["A1", "A2", "A3"]), ("B", ["B1", "B2"]), ("C", ["C1", "C2"]),
        .. new[] { "A1", "A2", "A3", "B1", "B2", "C1", "C2" }.Select(item => (item, new[] { item })),
    ];

    private static InstrumentDefinition Instrument { get; } = new()
    {
        Id = "small",
        Version = 1,
        LegalBasis = [],
        Scales = [new ScaleDefinition { Id = "two", Codes = [4, 2], DontKnow = true }],
        Concepts = [],
        Measures = [.. Figures.Skip(1).Take(3).Select(factor => new MeasureDefinition { Id = factor.Id, Concept = "", Version = 1, Scale = "two", Polarity = Polarity.Positive, Items = factor.Items })],
        Indexes = [new IndexDefinition { Id = "overall", Kind = IndexKind.Share, Numerator = [4], Denominator = [2, 4], Aggregation = Aggregation.Pooled, Measures = ["A", "B", "C"] }],
        Quality = new QualityRules { StraightLiningFromItems = 0, FasterThanSeconds = 0 },
        Disclosure = new DisclosurePolicy { Threshold = Threshold, HideSingleCategory = true, Tables = [new BreakdownTable { Id = "kind" }, new BreakdownTable { Id = "sex", Item = "E1" }] },
        ScreenOut = [],
        Pages =
        [
            new PageDefinition
            {
                Id = "P",
                Items = [.. Figures.Skip(4).Select(item => new ItemDefinition { Id = item.Id, Kind = ItemKind.Scale, Scale = "two" }), new ItemDefinition { Id = "E1", Kind = ItemKind.Single, Codes = [1, 2] }],
            },
        ],
    };

    /// <param name="strictness">How far apart the ends of a hidden count must lie for the audit, if farther than the threshold.</param>
    public WaveResult Estimate(IReadOnlyList<WaveCell> history, int strictness = 0) => new WaveEstimation(
        new Wave
        {
            Id = 1,
            Key = "2026-2",
            Kind = WaveKind.Citizen,
            InstrumentId = "small",
            InstrumentVersion = 1,
            DefinitionHash = "",
            TitleVi = "",
            TitleEn = "",
            OpensAt = default,
            ClosesAt = default,
            Design = DesignType.OptIn,
        },
        Instrument, [], sample, SurveyGround.Now, strictness).Run(kinds, history, isAudited: true);

    /// <summary>As if it had gone out before items were figures of their own.</summary>
    public static List<WaveCell> WithoutItems(WaveResult result) => [.. result.Cells.Select(cell => new WaveCell
    {
        WaveId = cell.WaveId,
        Table = cell.Table,
        Group = cell.Group,
        Measure = cell.Measure,
        Counts = cell.Counts,
        Shown = cell.Measure.Length == 2 ? [.. cell.Shown.Select(_ => false)] : cell.Shown,
        Release = 1,
    })];

    /// <summary>
    /// Everything that is out of every figure in one programme for each table and side, straight from the definition: no shortcut of the
    /// product's own attack. The bound asked for is the product's.
    /// </summary>
    public (string? FoundOut, int Hidden) Attack(WaveResult result, IReadOnlyList<WaveCell> history)
    {
        var hidden = 0;
        foreach (var table in Tables)
        {
            var known = Known(result, history, table);
            // An item that the table cannot bear is none of its figures: of it is known what its factor says, as if it had never been printed.
            bool[] isPrinted = [.. Enumerable.Range(0, Figures.Count).Select(figure => Enumerable.Range(1, table.Grouping.Count - 1).Any(group => known[figure, group]))];
            for (var side = 0; side < 2; side++)
            {
                var counts = Counts(table, side);
                List<bool[]> sums = [.. Cells(table).Where(cell => known[cell.Figure, cell.Group]).Select(cell => Members(table, cell.Figure, cell.Group))];
                var bounds = new LinearBounds(sums, sums.ConvertAll(members => (double)Total(counts, members)));
                foreach (var (nth, group) in Cells(table).Where(cell => !known[cell.Figure, cell.Group] && isPrinted[cell.Figure]))
                {
                    hidden++;
                    var (members, needed) = (Members(table, nth, group), group == 0 ? Threshold : Math.Min(Threshold, Total(counts, Members(table, nth, 0))));
                    // The truth is possible, so one end that is far enough from it tells that both are.
                    var high = bounds.HighOf(members);
                    if (high - Total(counts, members) >= needed)
                        continue;
                    var low = bounds.LowOf(members);
                    // What follows entirely from the groups below or beside that are shown is no secret of its own.
                    if (high - low < needed - 1e-6 && !IsSumOfShown(table, known, nth, group))
                        return ($"{table.Id} / {Figures[nth].Id}, group {table.Keys[group]}, side {side}: {low}–{high}", hidden);
                }
            }
        }
        return (null, hidden);
    }

    private static bool IsSumOfShown(WaveTable table, bool[,] known, int figure, int group)
    {
        return Figures[figure].Items.All(item => table.LeavesOf(group).All(leaf => known[PlaceOf(item), table.Grouping.Leaves[leaf]]));

        static int PlaceOf(string item) => Figures.Index().First(one => one.Item.Id == item).Index;
    }

    private static IEnumerable<(int Figure, int Group)> Cells(WaveTable table) =>
        from figure in Enumerable.Range(0, Figures.Count) from @group in Enumerable.Range(0, table.Grouping.Count) select (figure, @group);

    private bool[,] Known(WaveResult result, IReadOnlyList<WaveCell> history, WaveTable table)
    {
        var gates = result.Estimates.Concat<StoredFigure>(result.Breakdowns).Where(figure => figure.Scope == WaveEstimate.Satisfied)
            .ToDictionary(figure => (FigureDecision.SubjectOf(figure), figure.Measure), figure => figure.Gate != FigureGate.HideForDisclosure);
        var before = history.Where(cell => cell.Table == table.Id && cell.Shown[^1] && cell.Shown[^2]).Select(cell => (cell.Group, cell.Measure)).ToHashSet();
        var known = new bool[Figures.Count, table.Grouping.Count];
        foreach (var (nth, group) in Cells(table))
        {
            var place = group == 0 ? "" : table.AgencyOf(group) is { } agency ? $"{agency}" : $"{table.Kinds ?? table.Id}:{table.Keys[group]}";
            known[nth, group] = before.Contains((table.Keys[group], Figures[nth].Id))
                || (gates.TryGetValue((place, Figures[nth].Id), out var isShown) ? isShown : !WasAsked(table, nth, group));
        }
        return known;
    }

    private bool WasAsked(WaveTable table, int figure, int group) => table.PeopleOf(group).Any(leaf => leaf.Any(
        nth => Figures[figure].Items.Any(item => sample.Respondents[nth].Codes[SlotOf(item)] != ReservedCodes.NotAsked)));

    private int[] Counts(WaveTable table, int side)
    {
        var counts = new int[table.Grouping.Leaves.Count * 7];
        for (var nth = 0; nth < sample.Respondents.Count; nth++)
            for (var item = 0; item < 7; item++)
                counts[(table.LeafOf[nth] * 7) + item] += sample.Respondents[nth].Codes[item] == (side == 0 ? 4 : 2) ? 1 : 0;
        return counts;
    }

    private static bool[] Members(WaveTable table, int figure, int group)
    {
        var members = new bool[table.Grouping.Leaves.Count * 7];
        foreach (var leaf in table.LeavesOf(group))
            foreach (var item in Figures[figure].Items)
                members[(leaf * 7) + SlotOf(item)] = true;
        return members;
    }

    private static int Total(int[] counts, bool[] members) => counts.Where((_, nth) => members[nth]).Sum();

    private static int SlotOf(string item) => Instrument.Layout.Of(item).Single().Index;

    private short[] Answers(int content)
    {
        var isAsked = Draw(10) < 6;
        return
        [
            .. Enumerable.Range(0, 7).Select(item => item < 2 && !isAsked ? ReservedCodes.NotAsked
                : Draw(12) switch { 0 => ReservedCodes.NotAnswered, 1 => ReservedCodes.DontKnow, _ => (short)(Draw(100) < content ? 4 : 2) }),
            (short)(1 + Draw(2)),
        ];
    }

    private int Draw(int below)
    {
        state = state * 16807 % int.MaxValue;
        return (int)(state % below);
    }
}
