using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Figures;

/// <summary>What was hidden of a wave because the audit had found something out, in words for the officer who releases it.</summary>
public sealed class HidingWords(Texts texts, BreakdownTables tables, DialogueDb db)
{
    /// <summary>A line for each step, in their order; steps that say the same make one.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(EstimateRun? run, InstrumentDefinition instrument, CancellationToken cancellationToken)
    {
        if (run is not { HiddenMore: { Count: > 0 } steps })
            return [];
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => $"{agency.Id}", agency => Texts.Language == "en" ? agency.NameEn : agency.NameVi, cancellationToken);
        return [.. steps.Select(step => texts["breakdown.hidden." + step.Kind, TableOf(step), MeasureOf(step), GroupOf(step)].Value).Distinct()];

        string TableOf(HidingStep step) => step.Table == BreakdownTable.Agencies ? texts["breakdown.hidden.agencies"] : BreakdownTables.TitleOf(instrument, step.Table);

        string GroupOf(HidingStep step) => step.Group.Length == 0
            ? texts["breakdown.city"]
            : agencies.GetValueOrDefault(step.Table == BreakdownTable.Agencies ? step.Group : "") ?? tables.LabelOf(instrument, step.Table, step.Group);

        string MeasureOf(HidingStep step)
        {
            if (step.Measure.Split('.') is [var item, var option])
                return $"{instrument.Text(Texts.Language, $"item.{item}")} {instrument.Text(Texts.Language, $"item.{item}.{option}")}";
            var key = instrument.Measures.FirstOrDefault(known => known.Id == step.Measure)?.TextKey ?? instrument.Indexes.FirstOrDefault(known => known.Id == step.Measure)?.TextKey;
            return key is null ? step.Measure : instrument.Text(Texts.Language, key);
        }
    }
}
