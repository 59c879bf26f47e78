using System.Globalization;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Commitments;
using Dialogue.Core.Duties;
using Dialogue.Core.OneStop;
using Dialogue.Core.Reports;
using Dialogue.Jobs.Surveys;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;
using Dialogue.Web.Promises;
using HalfYear = Dialogue.Core.Commitments.HalfYear;

namespace Dialogue.Web.Reports;

/// <summary>Puts a composed report into words and tables; it computes nothing.</summary>
public sealed class ReportText(Texts texts, WaveWords words, ChangeWords changes, CityTime time, ReportCharts charts)
{
    private const string None = "–";

    private static bool English => Texts.Language == "en";

    public string Half(string half) => HalfYear.Parse(half) is { } known ? texts["report.half." + known.Half, known.Year] : half;

    /// <summary>Above everything of a file, which leaves the page and its banner behind.</summary>
    public string? Sign(ReportDesk.Found found) => found.Report.Demo ? texts["report.note.demo"].Value : null;

    public string Title(ReportContent content) => texts["report.title.of", content.Agency.Name(English), Half(content.Half)];

    /// <summary>What changed since the half-year before, one sentence each.</summary>
    public IReadOnlyList<string> Changed(ReportContent content)
    {
        if (content.Before is not { } before)
            return [texts["report.changed.nothing"], .. Surveyed(content.Index), .. Raised(content)];
        var now = content.Now;
        return
        [
            texts["report.changed.dialogues", now.Duty.Held, now.Duty.Owed, before.Duty.Held, before.Duty.Owed],
            texts["report.changed.balance", now.Balance.Open, now.Balance.Received, before.Balance.Open, before.Balance.Received],
            texts["report.changed.promises", now.Promises.KeptInTime, now.Promises.Judged, before.Promises.KeptInTime, before.Promises.Judged],
            .. Surveyed(content.Index), .. Raised(content), .. Counted(now.OneStop, before.OneStop),
        ];
    }

    public IReadOnlyList<ReportSection> Sections(ReportContent content) =>
    [
        Dialogues(content), Balance(content), Promises(content), .. content.Index is { } index ? [Index(index)] : Array.Empty<ReportSection>(), Topics(content),
        .. content.Now.OneStop is not null || content.Before?.OneStop is not null ? [OneStop(content)] : Array.Empty<ReportSection>(),
    ];

    /// <summary>What a reader of the report alone must know.</summary>
    public IReadOnlyList<string> Notes(ReportDesk.Found found) =>
    [
        .. Sign(found) is { } sign ? [sign] : Array.Empty<string>(), texts["report.note.made", time.Moment(found.Report.MadeAt), found.Report.Version], texts["report.note.register"], texts["report.note.survey"],
        texts["report.note.topics"], texts["report.note.onestop"], texts["report.note.inputs", Convert.ToHexStringLower(found.Report.InputsHash)],
    ];

    private IEnumerable<string> Surveyed(ReportIndex? index)
    {
        if (index is { Change: { } change, Share: { } now, BeforeShare: { } then })
            yield return texts[
                "report.changed.index", words.Percent(then.Value), words.Percent(now.Value), changes.Range(change.Difference, new Interval(change.Low, change.High)),
                changes.Direction(change.Holds, change.Difference)];
        else if (index is not null)
            yield return texts["report.changed.index.none"];
    }

    private IEnumerable<string> Raised(ReportContent content) => content.Topics.Where(topic => topic.Change is { Holds: true }).Select(topic => texts[
        "report.changed.topic", English ? topic.En : topic.Vi, changes.Direction(true, topic.Change!.Difference), // filtered before
        changes.Range(topic.Change.Difference, new Interval(topic.Change.Low, topic.Change.High))].Value);

    private IEnumerable<string> Counted(OneStopSum? now, OneStopSum? before)
    {
        if (now?.OnTimeShare is { } share && before?.OnTimeShare is { } then)
            yield return texts["report.changed.onestop", words.Percent(then), words.Percent(share), ChangeWords.Points(share - then)];
    }

    private ReportSection Dialogues(ReportContent content) => Beside(content, "dialogues", counts => counts.Duty,
    [
        ("owed", duty => Count(duty.Owed)), ("held", duty => Count(duty.Held)), ("announced", duty => Count(duty.Announced)), ("late", duty => Count(duty.Late)),
        ("missing", duty => Count(duty.Missing)), ("notice", duty => Of(duty.Notice)), ("results", duty => Of(duty.Results)),
    ]);

    private ReportSection Balance(ReportContent content) => Beside(content, "balance", counts => counts.Balance,
    [
        ("received", balance => Count(balance.Received)), ("live", balance => Count(balance.AnsweredLive)), ("writing", balance => Count(balance.AnsweredInWriting)),
        ("merged", balance => Count(balance.Merged)), ("transferred", balance => Count(balance.Transferred)), ("deferred", balance => Count(balance.Deferred)),
        ("refused", balance => Count(balance.Refused)), ("open", balance => Count(balance.Open)),
    ]);

    private ReportSection Promises(ReportContent content) => Beside(content, "promises", counts => counts.Promises,
    [
        ("kept", counts => Count(counts.KeptInTime)), ("keptLate", counts => Count(counts.KeptLate)), ("late", counts => Count(counts.Late)),
        ("due", counts => Count(counts.Due)), ("waits", counts => Count(counts.WaitsForAsker)), ("extended", counts => Count(counts.Extended)), ("share", Kept),
    ]);

    private ReportSection OneStop(ReportContent content) => Beside(content, "onestop", counts => counts.OneStop,
    [
        ("months", sum => Count(sum.Months)), ("received", sum => Count(sum.Received)), ("onTime", sum => Count(sum.OnTime)), ("late", sum => Count(sum.Late)),
        ("onTimeShare", sum => Share(sum.OnTimeShare)), ("online", sum => Share(sum.OnlineShare)),
    ]);

    /// <summary>Rows of counts, this half-year beside the one before.</summary>
    private ReportSection Beside<T>(ReportContent content, string key, Func<ReportCounts, T?> part, IReadOnlyList<(string Row, Func<T, ReportCell> Cell)> rows)
        where T : class
    {
        var (now, before) = (part(content.Now), content.Before is null ? null : part(content.Before));
        return new ReportSection(
            key, texts["report.section." + key],
            [texts["report.column.what"], Half(content.Half), texts["report.column.before"]],
            [
                .. rows.Select(row => (IReadOnlyList<ReportCell>)
                    [texts[$"report.row.{key}.{row.Row}"].Value, now is null ? None : row.Cell(now), before is null ? None : row.Cell(before)]),
            ],
            [texts["report.note.of." + key]]);
    }

    private ReportSection Index(ReportIndex index) => new(
        "index", texts["report.section.index", English ? index.WaveEn : index.WaveVi],
        [texts["report.column.measure"], texts["report.column.share"], texts["report.column.low"], texts["report.column.high"], texts["report.column.people"]],
        [Row(texts["report.row.index.overall"], index.Share), .. index.Factors.Select(factor => Row(English ? factor.En : factor.Vi, factor.Share)), Row(texts["report.row.index.city"], index.City)],
        [
            .. index.Standing is { } standing ? [texts["report.index.standing", texts["agency.standing." + standing]]] : Array.Empty<string>(),
            .. Surveyed(index), texts["report.note.of.index"],
        ],
        charts.Index(index));

    private ReportSection Topics(ReportContent content) => new(
        "topics", texts["report.section.topics"],
        [texts["report.column.topic"], Half(content.Half), texts["report.column.before"], texts["report.column.points"], texts["report.column.direction"]],
        [
            .. content.Topics.Select(topic => (IReadOnlyList<ReportCell>)
            [
                English ? topic.En : topic.Vi, Count(topic.Now), Count(topic.Before),
                topic.Change is { } change ? changes.Range(change.Difference, new Interval(change.Low, change.High)) : None,
                topic.Change is { } known ? changes.Direction(known.Holds, known.Difference) : None,
            ]),
        ],
        [texts[content.Topics.Count > 0 ? "report.note.of.topics" : "report.topics.none"]],
        charts.Topics(content));

    private IReadOnlyList<ReportCell> Row(string label, ReportShare? share) => EstimateRow.Restore(share?.AsRow()) is { } estimate
        ? estimate.Tell<IReadOnlyList<ReportCell>>(
            sampled => [label, Share(sampled.Value), Share(sampled.Interval.Low), Share(sampled.Interval.High), Count(sampled.Respondents)],
            optIn => [label, Share(optIn.Value), texts["report.optin"].Value, texts["report.optin"].Value, Count(optIn.Respondents)],
            _ => [label, texts["report.hidden"].Value, None, None, None])
        : [label, texts["report.hidden"].Value, None, None, None];

    private ReportCell Kept(LedgerCounts counts) => PromiseShare.Of(counts) is { IsShown: true } share
        ? new ReportCell(texts["report.promises.share", words.Percent(share.Value), words.Percent(share.Interval.Low), words.Percent(share.Interval.High)], Number(100 * share.Value))
        : new ReportCell(texts["report.promises.few", PromiseShare.Fewest]);

    private ReportCell Of(InTime clocks) => clocks.All == 0 ? None : new ReportCell(texts["report.of", clocks.Kept, clocks.All]);

    private static ReportCell Count(long count) => new(count.ToString("N0", CultureInfo.CurrentCulture), Number(count));

    private ReportCell Share(double? share) => share is { } known ? new ReportCell(words.Percent(known), Number(Math.Round(100 * known, 4))) : None;

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
