using Dialogue.Analytics.Charts;

namespace Dialogue.Web.Figures;

/// <summary>A chart with the words that belong to it.</summary>
/// <param name="Chart">topics, factors or index: the last part of its address.</param>
/// <param name="Heading">The section's heading.</param>
/// <param name="Spec">What to draw; null when there is nothing yet.</param>
/// <param name="Notes">Period, who was asked, how sure: one sentence each.</param>
/// <param name="IsWithheld">People answered, but none of it may be published.</param>
public sealed record Figure(string Chart, string Heading, ChartSpec? Spec, IReadOnlyList<string> Notes, bool IsWithheld = false)
{
    public const string Topics = "topics";
    public const string Factors = "factors";
    public const string Index = "index";

    public static readonly IReadOnlyList<string> Charts = [Topics, Factors, Index];
}
