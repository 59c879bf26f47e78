using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>What stands in the way of a wave's figures, in words that name the margin and category, or the table and group.</summary>
public sealed class ProblemWords(Texts texts, BreakdownTables tables)
{
    /// <summary>Null when nothing does.</summary>
    public string? Of(EstimateRun? run, InstrumentDefinition instrument) => run switch
    {
        null or { Problem: null } => null,
        { Problem: EstimateProblem.FewInCategory or EstimateProblem.NoPopulation or EstimateProblem.NotConverged } =>
            texts["breakdown.problem." + run.Problem, ItemOf(instrument, run.ProblemPlace), CategoryOf(instrument, run.ProblemPlace, run.ProblemGroup), instrument.Disclosure.Threshold].Value,
        _ => texts["breakdown.problem." + run.Problem, run.ProblemPlace ?? "", GroupOf(instrument, run), instrument.Disclosure.Threshold].Value,
    };

    public string ItemOf(InstrumentDefinition instrument, string? item) =>
        instrument.Items.TryGetValue(item ?? "", out var known) ? instrument.Text(Texts.Language, known.TextKey) : item ?? "";

    public string CategoryOf(InstrumentDefinition instrument, string? item, string? category) => category switch
    {
        WaveBreakdown.NotStated => texts["breakdown.none"],
        _ when instrument.Items.TryGetValue(item ?? "", out var known) && instrument.OptionsOf(known).FirstOrDefault(option => $"{option.Code}" == category) is { } option =>
            instrument.Text(Texts.Language, option.TextKey),
        _ => category ?? "",
    };

    private string GroupOf(InstrumentDefinition instrument, EstimateRun run)
    {
        var table = (run.ProblemPlace ?? "").Split(' ')[0];
        return run.ProblemGroup is { Length: > 0 } group
            ? table == BreakdownTable.Agencies ? group : tables.LabelOf(instrument, table, group)
            : texts["breakdown.city"];
    }
}
