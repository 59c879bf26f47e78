using Dialogue.Core.OneStop;

namespace Dialogue.Web.Pages.OneStop;

/// <summary>The latest months that one-stop counters reported, the newest first.</summary>
public sealed record OneStopView(IReadOnlyList<OneStopReads.Line> Lines, bool IsCity)
{
    public const int Months = 6;

    public OneStopSum Sum => OneStopSum.Of([.. Lines.Select(line => line.Sum)]) with { Months = Lines.Count };
}
