using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Jobs.Surveys;

/// <summary>What about an answer makes one look twice. None of it is proof, so none of it removes anything.</summary>
[Flags]
internal enum QualityFlag
{
    None = 0,

    /// <summary>The same code on every item of the scales, of which there were many.</summary>
    StraightLined = 1,

    /// <summary>About an agency on a day with many times its usual number of answers.</summary>
    InBurst = 2,

    /// <summary>Entered by a clerk of an agency whose clerks' answers are far more favourable than the others.</summary>
    ClerkPattern = 4,
}

/// <summary>Flags each answer of a wave. How long a person took is not known: no time is stored.</summary>
internal static class QualityFlags
{
    private const int ManyInADay = 20;
    private const int TimesUsual = 5;
    private const int FewestDays = 4;
    private const int FewestEach = 30;
    private const double FarMoreFavourable = 0.15;

    /// <param name="Satisfied">Favourable answers of a person among the index's items.</param>
    /// <param name="Answered">All answers of the person among them.</param>
    public sealed record Counted(int Satisfied, int Answered);

    public static QualityFlag[] Of(EstimationInput input, InstrumentDefinition instrument, IReadOnlyList<Counted> counted)
    {
        var scales = instrument.Layout.Slots.Where(slot => slot.Item.Kind == ItemKind.Scale).Select(slot => (int)slot.Index).ToArray();
        var (bursts, clerks) = (BurstsOf(input), ClerksOf(input, counted));
        return
        [
            .. Enumerable.Range(0, input.Count).Select(nth =>
                (IsStraight(input.Codes[nth], scales, instrument.Quality.StraightLiningFromItems) ? QualityFlag.StraightLined : QualityFlag.None)
                | (bursts.Contains((input.AgencyIds[nth], input.Days[nth])) ? QualityFlag.InBurst : QualityFlag.None)
                | (input.Modes[nth] == WaveMode.Clerk && clerks.Contains(input.AgencyIds[nth]) ? QualityFlag.ClerkPattern : QualityFlag.None)),
        ];
    }

    private static bool IsStraight(short[] codes, int[] scales, int fromItems)
    {
        var answered = scales.Select(slot => codes[slot]).Where(code => !ReservedCodes.IsReserved(code)).ToArray();
        return answered.Length >= fromItems && answered.All(code => code == answered[0]);
    }

    private static HashSet<(int Agency, DateOnly Day)> BurstsOf(EstimationInput input) => input.AgencyIds.Zip(input.Days)
        .CountBy(one => one).GroupBy(day => day.Key.First)
        .Where(agency => agency.Count() >= FewestDays)
        .SelectMany(agency =>
        {
            var usual = agency.Select(day => day.Value).Order().ElementAt(agency.Count() / 2);
            return agency.Where(day => day.Value >= ManyInADay && day.Value > TimesUsual * usual).Select(day => (day.Key.First, day.Key.Second));
        })
        .ToHashSet();

    private static HashSet<int> ClerksOf(EstimationInput input, IReadOnlyList<Counted> counted) => Enumerable.Range(0, input.Count)
        .GroupBy(nth => input.AgencyIds[nth])
        .Where(agency =>
        {
            var byClerk = agency.ToLookup(nth => input.Modes[nth] == WaveMode.Clerk, nth => counted[nth]);
            return byClerk[true].Count() >= FewestEach && byClerk[false].Count() >= FewestEach
                && ShareOf(byClerk[true]) - ShareOf(byClerk[false]) > FarMoreFavourable;
        })
        .Select(agency => agency.Key).ToHashSet();

    internal static double? ShareOf(IEnumerable<Counted> people)
    {
        var (satisfied, answered) = people.Aggregate((0L, 0L), (sum, one) => (sum.Item1 + one.Satisfied, sum.Item2 + one.Answered));
        return answered == 0 ? null : (double)satisfied / answered;
    }
}
