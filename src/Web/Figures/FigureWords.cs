using Dialogue.Analytics.Charts;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>The words that all charts of estimates share.</summary>
public sealed class FigureWords(Texts texts)
{
    public EstimateWords Estimates => new()
    {
        Value = texts["agency.index.value"],
        Low = texts["agency.index.low"],
        High = texts["agency.index.high"],
        People = texts["agency.index.respondents"],
        Interval = texts["agency.index.interval"],
        NoInterval = texts["agency.index.optin"],
        Hidden = texts["agency.index.hidden"],
        Footnote = texts["agency.index.footnote"],
        Change = texts["chart.change"],
        ChangeLow = texts["chart.change.low"],
        ChangeHigh = texts["chart.change.high"],
        ChangeMeaning = texts["chart.change.meaning"],
        ChangeRose = texts["chart.change.rose"],
        ChangeFell = texts["chart.change.fell"],
        ChangeHolds = texts["chart.change.holds"],
        ChangeUnsure = texts["chart.change.unsure"],
    };
}
