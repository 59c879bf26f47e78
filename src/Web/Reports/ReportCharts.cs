using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Reports;
using Dialogue.Jobs.Surveys;
using Dialogue.Web.Composition;
using Dialogue.Web.Figures;

namespace Dialogue.Web.Reports;

/// <summary>Charts of a report, drawn from what it was composed of and not from what is known today.</summary>
public sealed class ReportCharts(Texts texts, FigureWords figures)
{
    public ChartSpec? Topics(ReportContent content)
    {
        var english = Texts.Language == "en";
        var rows = content.Topics.Where(topic => topic.Now > 0).Select(topic => new CountRow(english ? topic.En : topic.Vi, new RegisterCount(topic.Now))).ToList();
        return rows.Count == 0 ? null : new CountBars
        {
            Id = "report-topics",
            Title = texts["report.chart.topics", content.Agency.Name(english)],
            Description = texts["report.chart.topics.description", content.Topics.Sum(topic => topic.Now), rows[0].Label, content.Topics.Max(topic => topic.Now)],
            Culture = CultureInfo.CurrentCulture,
            LabelColumn = texts["report.column.topic"],
            CountColumn = texts["report.column.questions"],
            Rows = rows,
        };
    }

    public ChartSpec? Index(ReportIndex index)
    {
        var english = Texts.Language == "en";
        List<(string Label, ReportShare? Share)> rows = new (string Label, ReportShare? Share)[]
            { (texts["report.row.index.overall"], index.Share) }.Concat(index.Factors.Select(factor => (Label: english ? factor.En : factor.Vi, (ReportShare?)factor.Share)))
            .Append((texts["report.row.index.city"], index.City)).ToList();
        return rows.All(row => row.Share is null) ? null : new ShareBars
        {
            Id = "report-index",
            Title = texts["report.section.index", english ? index.WaveEn : index.WaveVi],
            Description = texts["report.note.of.index"],
            Culture = CultureInfo.CurrentCulture,
            LabelColumn = texts["report.column.measure"],
            Words = figures.Estimates,
            Rows = rows.ConvertAll(row => new ShareRow(row.Label, ChartShare.Of(EstimateRow.Restore(row.Share?.AsRow())))),
        };
    }
}
