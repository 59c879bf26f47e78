using Dialogue.Analytics.Charts;
using Dialogue.Core.Surveys;

namespace Dialogue.Web.Figures;

/// <summary>The three charts of an agency or of the city, for a page or as files.</summary>
public sealed class FigureBook(WaveFigures waves, TopicFigure topics, FactorFigure factors, IndexFigure index, DrawnCharts charts)
{
    public async Task<IReadOnlyList<DrawnFigure>> DrawAsync(
        FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds, CancellationToken cancellationToken)
    {
        Figure[] figures = [await topics.OfAsync(subject, cancellationToken), factors.Of(subject, rounds), index.Of(subject, rounds)];
        return await DrawAsync(subject, figures, cancellationToken);
    }

    /// <summary>Only those of the surveys, up to the last of the rounds.</summary>
    public Task<IReadOnlyList<DrawnFigure>> DrawSurveyAsync(
        FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds, CancellationToken cancellationToken) =>
        DrawAsync(subject, [factors.Of(subject, rounds), index.Of(subject, rounds)], cancellationToken);

    private async Task<IReadOnlyList<DrawnFigure>> DrawAsync(FigureSubject subject, Figure[] figures, CancellationToken cancellationToken)
    {
        var drawn = new List<DrawnFigure>();
        foreach (var figure in figures)
            drawn.Add(new DrawnFigure(
                figure, subject, await DrawAsync(figure.Spec, ChartWidth.Compact, cancellationToken), await DrawAsync(figure.Spec, ChartWidth.Wide, cancellationToken)));
        return drawn;
    }

    public async Task<Figure?> OneAsync(FigureSubject subject, string chart, CancellationToken cancellationToken) => chart switch
    {
        Figure.Topics => await topics.OfAsync(subject, cancellationToken),
        Figure.Factors => factors.Of(subject, await waves.OfAsync(subject.AgencyId, cancellationToken)),
        Figure.Index => index.Of(subject, await waves.OfAsync(subject.AgencyId, cancellationToken)),
        _ => null,
    };

    private async Task<string> DrawAsync(ChartSpec? spec, ChartWidth width, CancellationToken cancellationToken) => spec is null
        ? ""
        : await charts.InPageAsync(spec with { Width = width, Id = $"{spec.Id}-{width}".ToLowerInvariant() }, cancellationToken);
}
