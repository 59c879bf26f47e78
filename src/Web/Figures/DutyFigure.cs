using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Duties;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Duties;

namespace Dialogue.Web.Figures;

/// <summary>The calendar of duties: what became of the dialogues of each agency, half-year by half-year up to the year that is shown.</summary>
public sealed class DutyFigure(DutyReads duties, DutyRules rules, SiteOptions city, Texts texts)
{
    private const int MostYears = 3;

    public FigureSubject SubjectOf(DutyFilter filter) => FigureSubjects.Of(city, texts) with { Path = "/duties", Query = filter.Query.ToString() };

    /// <param name="filter">What the page shows.</param>
    /// <param name="rows">The agencies that it shows, with the year's half-years.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Figure> OfAsync(DutyFilter filter, IReadOnlyList<DutyReads.Row> rows, CancellationToken cancellationToken)
    {
        string heading = texts["duty.map.heading"];
        if (rows.Count == 0)
            return new Figure(Figure.Duties, heading, null, []);
        var first = Math.Clamp(rules.CountedFrom.Year, filter.Year - MostYears + 1, filter.Year);
        var known = first == filter.Year ? rows : await duties.YearsAsync(first, filter.Year, null, cancellationToken);
        var halves = known.ToDictionary(row => row.AgencyId, row => row.Halves);
        return new Figure(Figure.Duties, heading, Spec(rows, [.. rows.Select(row => halves[row.AgencyId])]), [texts["duty.map.meaning"]]);
    }

    private DutyMap Spec(IReadOnlyList<DutyReads.Row> rows, List<IReadOnlyList<DutyHalf>> halves)
    {
        var sum = DutySum.Of([.. halves.SelectMany(own => own)], duties.Today, rules);
        return new DutyMap
        {
            Id = Figure.Duties,
            Title = texts["duty.map.title", NameOf(halves[0][0].Half), NameOf(halves[0][^1].Half)],
            Description = texts["duty.map.description", rows.Count, sum.Held, sum.Owed, sum.Late, sum.Missing],
            Culture = CultureInfo.CurrentCulture,
            AgencyColumn = texts["duty.agency"],
            PeriodColumn = texts["duty.map.period.column"],
            MarkColumn = texts["duty.map.mark"],
            HeldColumn = texts["duty.state.Held"],
            OwedColumn = texts["duty.owed"],
            Marks = Enum.GetValues<DutyMark>().ToDictionary(mark => mark, mark => (string)(mark == DutyMark.None ? texts["duty.nothingOwed"] : texts["duty.state." + mark])),
            Periods = [.. halves[0].Select(half => NameOf(half.Half))],
            Agencies = [.. rows.Zip(halves, (row, own) => new DutyRow(row.Name(Texts.Language == "en"), [.. own.Select(CellOf)]))],
            Facts = [new ChartFact(texts["duty.map.asOf"], duties.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        };
    }

    private string NameOf(HalfYear half) => texts["duty.map.period", half.Half, half.Year];

    private static DutyCell CellOf(DutyHalf half)
    {
        var more = half.More.Count(dialogue => dialogue.Days.IsHeld);
        return new DutyCell(MarkOf(half, more), new RegisterCount(half.Of(DutyState.Held) + more), new RegisterCount(half.Owed));
    }

    /// <summary>The worst that can be said; where nothing is owed, what was done all the same.</summary>
    private static DutyMark MarkOf(DutyHalf half, int more) => half switch
    {
        _ when half.Of(DutyState.Missing) > 0 => DutyMark.Missing,
        _ when half.Of(DutyState.Late) > 0 => DutyMark.Late,
        _ when half.Of(DutyState.Open) > 0 => DutyMark.Open,
        _ when half.Of(DutyState.Announced) > 0 => DutyMark.Announced,
        _ when half.Owed > 0 || more > 0 => DutyMark.Held,
        _ => half.More.Count > 0 ? DutyMark.Announced : DutyMark.None,
    };
}
