using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Commitments;
using Dialogue.Web.Composition;
using Dialogue.Web.Promises;

namespace Dialogue.Web.Figures;

/// <summary>The promise ledger in one picture, and the share of promises kept in time in words.</summary>
public sealed class PromiseFigure(LedgerReads ledger, Texts texts, WaveWords words)
{
    private static readonly CommitmentStatus[] Order =
        [CommitmentStatus.KeptInTime, CommitmentStatus.KeptLate, CommitmentStatus.Late, CommitmentStatus.Due, CommitmentStatus.WaitsForAsker];

    public async Task<Figure> OfAsync(FigureSubject subject, CancellationToken cancellationToken)
    {
        var counts = await ledger.CountAsync(new LedgerFilter(subject.AgencyId is { } agency ? [agency] : null), cancellationToken);
        string heading = texts["agency.promises.heading"];
        return counts.All == 0
            ? new Figure(Figure.Promises, heading, null, [])
            : new Figure(Figure.Promises, heading, Spec(subject, counts), [ShareOf(counts), texts["promise.share.how"]]);
    }

    private CountBars Spec(FigureSubject subject, LedgerCounts counts) => new()
    {
        Id = Figure.Promises,
        Title = texts["agency.promises.title", subject.Name],
        Description = texts["agency.promises.description", counts.All, counts.KeptInTime, counts.Late],
        Culture = CultureInfo.CurrentCulture,
        LabelColumn = texts["promise.status"],
        CountColumn = texts["agency.promises.count"],
        Rows = [.. Order.Select(status => new CountRow(texts["promise.status." + status], new RegisterCount(counts.Of(status))))],
        Facts = [new ChartFact(texts["agency.file.agency"], subject.Name)],
    };

    private string ShareOf(LedgerCounts counts) => PromiseShare.Of(counts) is { IsShown: true } share
        ? texts["agency.promises.share", words.Percent(share.Value), texts["agency.interval", words.Percent(share.Interval.Low), words.Percent(share.Interval.High)], share.Kept, share.Judged]
        : texts["promise.share.few", PromiseShare.Fewest, counts.Judged];
}
