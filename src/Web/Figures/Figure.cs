using Dialogue.Analytics.Charts;

namespace Dialogue.Web.Figures;

/// <summary>A chart with the words that belong to it.</summary>
/// <param name="Chart">What it is: the last part of its address.</param>
/// <param name="Heading">The section's heading.</param>
/// <param name="Spec">What to draw; null when there is nothing yet.</param>
/// <param name="Notes">Period, who was asked, how sure: one sentence each.</param>
/// <param name="IsWithheld">People answered, but none of it may be published.</param>
public sealed record Figure(string Chart, string Heading, ChartSpec? Spec, IReadOnlyList<string> Notes, bool IsWithheld = false)
{
    public const string Balance = "balance";
    public const string Promises = "promises";
    public const string Topics = "topics";
    public const string TopicShares = "shares";
    public const string Trend = "trend";
    public const string Written = "written";
    public const string Factors = "factors";
    public const string Index = "index";
    public const string FactorWaves = "factorwaves";
    public const string Duties = "duties";
    public const string Timeline = "timeline";
    public const string HeatMap = "heatmap";
    public const string Funnel = "funnel";
    public const string Wishes = "wishes";

    /// <summary>Begins the names of charts of a wave's declared tables.</summary>
    public const string ByGroup = "by-";

    public bool IsByGroup => Chart.StartsWith(ByGroup, StringComparison.Ordinal);

    /// <summary>The key of the words for why it is withheld.</summary>
    public string WithheldHint => Chart == Wishes ? "agency.withheld.wishes" : IsByGroup ? "agency.withheld.groups" : "agency.withheld.hint";

    /// <summary>It is estimated from a survey, and a page says how.</summary>
    public bool IsOfSurvey => IsByGroup || Chart is Written or Factors or Index or FactorWaves or HeatMap or Funnel or Wishes;
}
