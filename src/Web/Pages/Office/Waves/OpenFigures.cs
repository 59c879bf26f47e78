using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>The figures of a wave that an officer decides about, with what was decided.</summary>
public sealed class OpenFigures(DialogueDb db, BreakdownTables tables, WaveWords words, Texts texts)
{
    /// <summary>More than this nobody reads in one go; the rest follows as these are decided.</summary>
    public const int MostAtOnce = 12;

    private const int DecidedPerPage = 50;

    /// <param name="Place">The agency, the group of a table, or the city.</param>
    /// <param name="What">The measure and category.</param>
    /// <param name="Value">With its interval: what would be shown.</param>
    /// <param name="Why">What the rule found.</param>
    /// <param name="Gate">As it stands now.</param>
    public sealed record Row(int Id, bool IsOfTable, string Place, string What, string Value, string Why, FigureDecision? Decision, FigureGate Gate)
    {
        /// <summary>Out otherwise than it was decided: it changes with the next correction.</summary>
        public bool IsPending => Decision is { } decision && decision.Gate != Gate;
    }

    /// <summary>Turns the pages of those that are decided.</summary>
    public static Pager PagerOf(IReadOnlyList<Row> figures, PageModel page) => new(page, figures.Count(figure => figure.Decision is not null), DecidedPerPage, "decided", "decided");

    public async Task<IReadOnlyList<Row>> OfAsync(int waveId, InstrumentDefinition instrument, CancellationToken cancellationToken)
    {
        var decided = await db.Set<FigureDecision>().AsNoTracking().Where(decision => decision.WaveId == waveId)
            .ToDictionaryAsync(decision => (decision.Subject, decision.Measure, decision.Scope), cancellationToken);
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Id, cancellationToken);
        var reasons = new[] { nameof(Analytics.Surveys.GateReason.FewDegreesOfFreedom), nameof(Analytics.Surveys.GateReason.NobodyOrEverybody) };
        List<StoredFigure> figures =
        [
            .. await db.Set<WaveEstimate>().AsNoTracking().Where(row => row.WaveId == waveId && reasons.Contains(row.GateReason) && row.Gate != FigureGate.HideForDisclosure)
                .OrderBy(row => row.AgencyId ?? 0).ThenBy(row => row.Measure).ThenBy(row => row.Scope).ToListAsync(cancellationToken),
            .. await db.Set<WaveBreakdown>().AsNoTracking().Where(row => row.WaveId == waveId && reasons.Contains(row.GateReason) && row.Gate != FigureGate.HideForDisclosure)
                .OrderBy(row => row.Table).ThenBy(row => row.Group).ThenBy(row => row.Measure).ToListAsync(cancellationToken),
        ];
        return
        [
            .. figures.Select(figure => (Figure: figure, Decision: decided.GetValueOrDefault((FigureDecision.SubjectOf(figure), figure.Measure, figure.Scope))))
                .OrderBy(one => one.Decision is not null)
                .Select(one => new Row(one.Figure.Id, one.Figure is WaveBreakdown, PlaceOf(one.Figure), WhatOf(one.Figure), ValueOf(one.Figure), texts["breakdown.reason." + one.Figure.GateReason], one.Decision, one.Figure.Gate)),
        ];

        string PlaceOf(StoredFigure figure) => figure switch
        {
            WaveEstimate { AgencyId: { } id } => Texts.Language == "en" ? agencies[id].NameEn : agencies[id].NameVi,
            WaveBreakdown group => tables.LabelOf(instrument, group.Table, group.Group),
            _ => texts["wave.quality.city"],
        };

        string WhatOf(StoredFigure figure)
        {
            if (figure.Scope == WaveEstimate.Chosen && figure.Measure.Split('.') is [var item, var option])
                return $"{instrument.Text(Texts.Language, $"item.{item}")} {instrument.Text(Texts.Language, $"item.{item}.{option}")}";
            var (measure, index) = (instrument.Measures.FirstOrDefault(known => known.Id == figure.Measure), instrument.Indexes.FirstOrDefault(known => known.Id == figure.Measure));
            var name = instrument.Text(Texts.Language, measure?.TextKey ?? index?.TextKey ?? instrument.Items[figure.Measure].TextKey);
            return measure is not null && short.TryParse(figure.Scope, out var code) ? $"{name}: {instrument.Text(Texts.Language, $"scale.{measure.Scale}.{code}")}" : name;
        }

        string ValueOf(StoredFigure figure)
        {
            string Say(double number) => words.Said(figure, number);
            return figure is { Low: { } low, High: { } high } && double.IsFinite(low) && double.IsFinite(high)
                ? texts["breakdown.decide.value", Say(figure.Value), Say(low), Say(high), figure.N]
                : Say(figure.Value);
        }
    }
}
