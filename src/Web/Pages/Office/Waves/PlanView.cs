using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>What a wave wanted and what it has: by stratum and by agency. Half-widths and changes are shares 0–1.</summary>
public sealed record PlanView(IReadOnlyList<PlanView.Stratum> Strata, IReadOnlyList<PlanView.Place> Places)
{
    /// <param name="Slovin">What official practice would ask for; it ignores the design.</param>
    /// <param name="HalfWidth">To be expected of the answers so far; null when there is none.</param>
    /// <param name="Detectable">The smallest change against a wave of the same size that would be found four times in five.</param>
    public sealed record Stratum(IReadOnlyList<AgencyKind> Kinds, long Frame, int Planned, int Slovin, long Answers, double? HalfWidth, double? Detectable);

    public sealed record Place(WaveProgress.AgencyRow Row, int Planned, double? HalfWidth)
    {
        public long Missing => Math.Max(0, Planned - Row.Answers);
    }

    public static PlanView Of(WaveProgress.Report report)
    {
        var plan = report.Definition.Design.Plan ?? WavePlan.Usual;
        var each = SamplePlan.Size(plan.AgencyHalfWidth, designEffect: plan.DesignEffect);
        return new PlanView(
            [.. report.Definition.Design.Strata.Select(stratum => StratumOf(stratum, report.AnswersIn(stratum.Id), plan))],
            [
                .. report.Agencies
                    .Select(row => new Place(row, each, row.Answers == 0 ? null : SamplePlan.HalfWidth(checked((int)row.Answers), designEffect: plan.DesignEffect)))
                    .OrderBy(place => Math.Min(1, (double)place.Row.Answers / place.Planned)).ThenBy(place => place.Row.Agency.Id),
            ]);
    }

    private static Stratum StratumOf(StratumDefinition stratum, long answers, WavePlan plan)
    {
        var people = checked((int)answers);
        return new Stratum(
            stratum.AgencyKinds, stratum.Frame,
            SamplePlan.Size(plan.StratumHalfWidth, designEffect: plan.DesignEffect, population: stratum.Frame),
            SamplePlan.Slovin(stratum.Frame, plan.StratumHalfWidth),
            answers,
            people == 0 ? null : SamplePlan.HalfWidth(people, designEffect: plan.DesignEffect, population: stratum.Frame),
            people == 0 ? null : SamplePlan.DetectableChange(people, designEffect: plan.DesignEffect));
    }
}
