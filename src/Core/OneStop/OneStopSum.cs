namespace Dialogue.Core.OneStop;

/// <summary>One-stop figures of some months added up. They stand beside satisfaction and are never mixed with it into one score.</summary>
/// <param name="Months">How many months are in it.</param>
/// <param name="OnlineFiles">Received files that came online: shares times files, so not always whole.</param>
public sealed record OneStopSum(int Months, long Received, long OnTime, long Late, double OnlineFiles)
{
    public long Settled => OnTime + Late;

    /// <summary>Share 0–1 of the settled files; null when none was settled.</summary>
    public double? OnTimeShare => Settled == 0 ? null : (double)OnTime / Settled;

    /// <summary>Share 0–1 of the received files; null when none was received.</summary>
    public double? OnlineShare => Received == 0 ? null : OnlineFiles / Received;

    public static OneStopSum Of(IReadOnlyCollection<OneStopSum> sums) => new(
        sums.Select(sum => sum.Months).DefaultIfEmpty().Max(), sums.Sum(sum => sum.Received), sums.Sum(sum => sum.OnTime), sums.Sum(sum => sum.Late), sums.Sum(sum => sum.OnlineFiles));
}
