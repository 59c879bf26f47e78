using Dialogue.Analytics.Charts;
using Dialogue.Core.Surveys;

namespace Dialogue.Web.Figures;

/// <summary>The charts of an agency or of the city, for a page or as files.</summary>
public sealed class FigureBook(
    WaveFigures waves, BalanceFigure balance, PromiseFigure promises, TopicFigure topics, TopicShareFigure shares, TrendFigure trend, WrittenFigure written,
    FactorFigure factors, IndexFigure index, FactorWavesFigure factorWaves, WishFigure wishes, DrawnCharts charts)
{
    /// <summary>What stands for a whole city: topics, factors, index.</summary>
    public async Task<IReadOnlyList<DrawnFigure>> DrawAsync(
        FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds, CancellationToken cancellationToken) =>
        await DrawAsync(subject, [await topics.OfAsync(subject, cancellationToken), factors.Of(subject, rounds), await index.OfAsync(subject, rounds, cancellationToken)], cancellationToken);

    /// <summary>What became of questions and promises.</summary>
    public async Task<IReadOnlyList<DrawnFigure>> DrawBalanceAsync(FigureSubject subject, CancellationToken cancellationToken) =>
        await DrawAsync(subject, [await balance.OfAsync(subject, cancellationToken), await promises.OfAsync(subject, cancellationToken)], cancellationToken);

    /// <summary>What people ask and write about.</summary>
    public async Task<IReadOnlyList<DrawnFigure>> DrawTopicsAsync(
        FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds, CancellationToken cancellationToken) => await DrawAsync(
        subject,
        [
            await topics.OfAsync(subject, cancellationToken), await shares.OfAsync(subject, cancellationToken), await trend.OfAsync(subject, cancellationToken),
            await written.OfAsync(subject, rounds, cancellationToken),
        ],
        cancellationToken);

    /// <summary>Only those of the surveys, up to the last of the rounds.</summary>
    public async Task<IReadOnlyList<DrawnFigure>> DrawSurveyAsync(
        FigureSubject subject, IReadOnlyList<WaveFigures.Round> rounds, CancellationToken cancellationToken) => await DrawAsync(
        subject,
        [
            factors.Of(subject, rounds), await index.OfAsync(subject, rounds, cancellationToken), await factorWaves.OfAsync(subject, rounds, cancellationToken),
            wishes.Of(subject, rounds),
        ],
        cancellationToken);

    public async Task<Figure?> OneAsync(FigureSubject subject, string chart, CancellationToken cancellationToken) => chart switch
    {
        Figure.Balance => await balance.OfAsync(subject, cancellationToken),
        Figure.Promises => await promises.OfAsync(subject, cancellationToken),
        Figure.Topics => await topics.OfAsync(subject, cancellationToken),
        Figure.TopicShares => await shares.OfAsync(subject, cancellationToken),
        Figure.Trend => await trend.OfAsync(subject, cancellationToken),
        Figure.Written => await written.OfAsync(subject, await waves.OfAsync(subject.AgencyId, cancellationToken), cancellationToken),
        Figure.Factors => factors.Of(subject, await waves.OfAsync(subject.AgencyId, cancellationToken)),
        Figure.Index => await index.OfAsync(subject, await waves.OfAsync(subject.AgencyId, cancellationToken), cancellationToken),
        Figure.FactorWaves => await factorWaves.OfAsync(subject, await waves.OfAsync(subject.AgencyId, cancellationToken), cancellationToken),
        Figure.Wishes => wishes.Of(subject, await waves.OfAsync(subject.AgencyId, cancellationToken)),
        _ => null,
    };

    public async Task<DrawnFigure> DrawAsync(FigureSubject subject, Figure figure, CancellationToken cancellationToken) => new(
        figure, subject, await DrawAsync(figure.Spec, ChartWidth.Compact, cancellationToken), await DrawAsync(figure.Spec, ChartWidth.Wide, cancellationToken));

    /// <summary>A figure that is none yet and would only say so beside its like is left out (null).</summary>
    public async Task<IReadOnlyList<DrawnFigure>> DrawAsync(FigureSubject subject, IReadOnlyList<Figure?> figures, CancellationToken cancellationToken)
    {
        var drawn = new List<DrawnFigure>();
        foreach (var figure in figures.OfType<Figure>())
            drawn.Add(await DrawAsync(subject, figure, cancellationToken));
        return drawn;
    }

    private async Task<string> DrawAsync(ChartSpec? spec, ChartWidth width, CancellationToken cancellationToken) => spec is null
        ? ""
        : await charts.InPageAsync(spec with { Width = width, Id = $"{spec.Id}-{width}".ToLowerInvariant() }, cancellationToken);
}
