using Dialogue.Analytics.Surveys.Releases;
using Dialogue.Core.Agencies;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Jobs.Surveys;
using Stats = Dialogue.Analytics.Surveys;

namespace Dialogue.App.Tests.Surveys;

/// <summary>Items, factors and the index of a wave add up, so what is hidden of one must not follow from the others.</summary>
public sealed class ItemReleaseTests
{
    private const int Threshold = 10;
    private static readonly InstrumentDefinition Sipas = SurveyGround.Sipas;

    /// <summary>Small agencies, unanimous ones, items that only those were asked who sent their papers online.</summary>
    [Fact]
    public void Of_random_waves_no_hidden_item_factor_or_index_follows_from_all_that_is_shown()
    {
        var (shown, hidden) = (0, 0);
        Parallel.For(1, 7, seed =>
        {
            var wave = new RandomWave(seed);
            var result = wave.Estimate([]);
            Assert.Null(result.Obstacle);

            foreach (var table in wave.Tables)
            {
                foreach (var measure in Sipas.Measures.Where(measure => measure.Parts.Count > 0))
                {
                    var printed = wave.Groups(table).Sum(group => measure.Parts.Count(item => wave.IsOut(result, table, group, item)));
                    Interlocked.Add(ref shown, printed);
                    Interlocked.Add(ref hidden, (measure.Parts.Count * wave.Groups(table).Count()) - printed);
                    Assert.Null(wave.Attack(result, table, measure.Id, measure.Parts));
                }
                Assert.Null(wave.Attack(result, table, "overall", Sipas.Indexes.Single(index => index.Id == "overall").Measures));
            }
        });
        Assert.InRange(shown, 1_000, int.MaxValue);
        Assert.InRange(hidden, 200, int.MaxValue);
    }

    /// <summary>A group shows all items of a factor that it was asked, or none.</summary>
    [Fact]
    public void Items_of_a_factor_are_shown_together()
    {
        var wave = new RandomWave(7);
        var result = wave.Estimate([]);

        foreach (var measure in Sipas.Measures)
            foreach (var agency in result.Estimates.Where(figure => measure.Parts.Contains(figure.Measure)).GroupBy(figure => figure.AgencyId))
                Assert.Single(agency.Select(figure => figure.Gate == FigureGate.HideForDisclosure).Distinct());
    }

    /// <summary>Before tables had categories a cell kept its two sides and their sums; it is held against the sums of today's.</summary>
    [Fact]
    public void What_was_released_before_there_were_categories_is_compared_by_its_sums()
    {
        var wave = new RandomWave(3);
        var now = wave.Estimate([]).Cells.First(cell => cell is { Table: "agency", Group: "", Measure: "F2" });
        var (satisfied, other) = (now.Counts[^2], now.Counts[^1]);

        Assert.Null(wave.Estimate([Released(satisfied, other)]).Obstacle);
        Assert.Null(wave.Estimate([Released(satisfied - 40, other)]).Obstacle);
        var few = wave.Estimate([Released(satisfied - 4, other)]).Obstacle;
        Assert.Equal((EstimateProblem.ChangesTooFew, "agency / F2", ""), (few?.Problem, few?.Place, few?.Group));

        static WaveCell Released(int satisfied, int other) => new()
        {
            WaveId = 1,
            Table = "agency",
            Group = "",
            Measure = "F2",
            Counts = [satisfied, other, satisfied, other],
            Shown = [true, true, true, true],
            Release = 1,
        };
    }

    private sealed class RandomWave
    {
        private static readonly AgencyKind[] Kinds = [AgencyKind.Ward, AgencyKind.Commune, AgencyKind.Department];
        private readonly WaveSample sample;
        private readonly Dictionary<int, AgencyKind> kinds;
        private (WaveResult? Result, Dictionary<(string Place, string Measure), FigureGate> Of) gates = (null, []);
        private long state;

        public RandomWave(int seed)
        {
            state = (seed * 7919) + 1;
            kinds = Enumerable.Range(1, 5 + Draw(6)).ToDictionary(agency => agency, _ => Kinds[Draw(Kinds.Length)]);
            var people = kinds.Keys.SelectMany(agency => Enumerable.Range(0, Draw(4) == 0 ? 3 + Draw(12) : 20 + Draw(60)).Select(_ => agency)).ToList();
            var content = kinds.Keys.ToDictionary(agency => agency, _ => 70 + Draw(30));
            sample = new WaveSample(Stats.DesignType.OptIn, [new Stats.Stratum("all")], people.ConvertAll(agency => new Respondent(agency, 0, Answer(content[agency]))));
            sample = sample with { Weights = Assert.IsType<SampleWeights.Found>(SampleWeights.Of(sample, [], Sipas)).Weights };
            Tables = WaveTable.Of(Sipas, sample, kinds);
        }

        public IReadOnlyList<WaveTable> Tables { get; }

        public WaveResult Estimate(IReadOnlyList<WaveCell> history)
        {
            var wave = new Wave
            {
                Id = 1,
                Key = "2026-2",
                Kind = WaveKind.Citizen,
                InstrumentId = "sipas",
                InstrumentVersion = 1,
                DefinitionHash = "",
                TitleVi = "",
                TitleEn = "",
                OpensAt = SurveyGround.Now,
                ClosesAt = SurveyGround.Now,
                Design = DesignType.OptIn,
            };
            return new WaveEstimation(wave, Sipas, [], sample, SurveyGround.Now).Run(kinds, history, isAudited: true);
        }

        public IEnumerable<int> Groups(WaveTable table) => Enumerable.Range(0, table.Grouping.Count);

        /// <summary>Printed, or nobody's: of people who were not asked there is nothing to hide.</summary>
        public bool IsOut(WaveResult result, WaveTable table, int group, string measure)
        {
            // The city stands beside the agencies whatever the table.
            var place = group == 0 ? "" : table.AgencyOf(group) is { } agency ? $"{agency}" : $"{table.Kinds ?? table.Id}:{table.Keys[group]}";
            if (gates.Result != result)
                gates = (result, result.Estimates.Concat<StoredFigure>(result.Breakdowns).Where(figure => figure.Scope == WaveEstimate.Satisfied)
                    .ToDictionary(figure => (FigureDecision.SubjectOf(figure), figure.Measure), figure => figure.Gate));
            return gates.Of.TryGetValue((place, measure), out var gate) ? gate != FigureGate.HideForDisclosure : !WasAsked(table, group, measure);
        }

        public (int Part, int Group)? Attack(WaveResult result, WaveTable table, string sum, IReadOnlyList<string> parts)
        {
            return PartsAttack.Run(table.Grouping, [.. parts.Select(part => Counts(table, ItemsOf(part)))], IsKnown, Threshold);

            // Where one part alone was asked it is the sum under another name.
            bool IsKnown(int part, int group) => part == PartsAttack.Sum
                ? IsOut(result, table, group, sum)
                : IsOut(result, table, group, parts[part]) || (IsOut(result, table, group, sum) && parts.Count(one => WasAsked(table, group, one)) == 1);
        }

        private bool WasAsked(WaveTable table, int group, string measure) => People(table, group).Any(codes => SlotsOf(ItemsOf(measure)).Any(slot => codes[slot] != ReservedCodes.NotAsked));

        private int[,] Counts(WaveTable table, IEnumerable<string> items)
        {
            var (counts, slots) = (new int[table.Grouping.Leaves.Count, 2], SlotsOf(items));
            for (var nth = 0; nth < sample.Respondents.Count; nth++)
                foreach (var code in slots.Select(slot => sample.Respondents[nth].Codes[slot]).Where(code => code is >= 1 and <= 5))
                    counts[table.LeafOf[nth], code >= 4 ? 0 : 1]++;
            return counts;
        }

        private IEnumerable<short[]> People(WaveTable table, int group)
        {
            var leaves = table.LeavesOf(group);
            return sample.Respondents.Where((_, nth) => leaves.Contains(table.LeafOf[nth])).Select(respondent => respondent.Codes);
        }

        private static IEnumerable<string> ItemsOf(string measure) =>
            Sipas.Indexes.FirstOrDefault(index => index.Id == measure) is { } index ? index.Measures.SelectMany(ItemsOf)
            : Sipas.Measures.FirstOrDefault(known => known.Id == measure)?.Items ?? [measure];

        private static int[] SlotsOf(IEnumerable<string> items) => [.. items.Select(item => (int)Sipas.Layout.Of(item).Single().Index)];

        private short[] Answer(int content)
        {
            var answers = new Dictionary<string, Answer>();
            foreach (var item in Sipas.Items.Values.Where(item => item.IsChoice && item.Kind != ItemKind.Multiple))
                if (Code(item, content) is { } code)
                    answers[item.Id] = new Answer.Chosen([code]);
            return Sipas.Layout.Encode(Route.Through(Sipas, answers));
        }

        private short? Code(ItemDefinition item, int content) => item.Id switch
        {
            "S1" => 1,
            "S2" => 2,
            "S5" => (short)(Draw(10) switch { < 6 => 1, < 9 => 2, _ => 3 + Draw(2) }),
            _ when item.Kind == ItemKind.Scale => Draw(12) switch { 0 => null, 1 => ReservedCodes.DontKnow, _ => (short)(Draw(100) < content ? 4 + Draw(2) : 1 + Draw(3)) },
            _ => item.Codes.Length == 0 ? (short)(1 + Draw(2)) : item.Codes[Draw(item.Codes.Length)],
        };

        private int Draw(int below)
        {
            state = state * 16807 % int.MaxValue;
            return (int)(state % below);
        }
    }
}
