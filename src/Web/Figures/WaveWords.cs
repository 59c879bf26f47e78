using System.Globalization;
using Dialogue.Analytics.Surveys;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Composition;
using Definitions = Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Web.Figures;

/// <summary>How a figure of a survey is said in words, always with its uncertainty or the reason why it has none.</summary>
public sealed class WaveWords(Texts texts, CityTime time)
{
    /// <summary>83,4 %</summary>
    public string Percent(double share) =>
        $"{Math.Round(100 * share, 1, MidpointRounding.AwayFromZero).ToString("F1", CultureInfo.CurrentCulture)}\u00a0%";

    /// <summary>4,12</summary>
    public string Mark(double mark) => Math.Round(mark, 2, MidpointRounding.AwayFromZero).ToString("F2", CultureInfo.CurrentCulture);

    /// <summary>Why a figure is not there.</summary>
    public string Gate(FigureGate gate) => texts["breakdown.gate." + gate];

    /// <summary>The share or mean, or why it is not there.</summary>
    public string ShareOrGate(StoredFigure? figure) => figure is null
        ? "–"
        : StoredEstimate.Restore(figure)?.Tell(sampled => Said(figure, sampled.Value), optIn => Said(figure, optIn.Value), _ => Gate(figure.Gate)) ?? Gate(figure.Gate);

    /// <summary>The ends of its interval; those of a difference name no unit again.</summary>
    public string EndsOrNothing(StoredFigure? figure) => figure is null
        ? "–"
        : StoredEstimate.Restore(figure)?.Tell(
            sampled => figure.Scope == WaveQualityFigure.Difference
                ? texts["wave.quality.range", ChangeWords.Points(sampled.Interval.Low), ChangeWords.Points(sampled.Interval.High)]
                : texts["agency.standings.range", Said(figure, sampled.Interval.Low), Said(figure, sampled.Interval.High)],
            _ => texts["agency.index.optin"],
            _ => "–") ?? "–";

    /// <summary>A mean is a mark, a difference is in points, all else a share.</summary>
    public string Said(StoredFigure figure, double number) => figure.Scope switch
    {
        WaveEstimate.Mean => Mark(number),
        WaveQualityFigure.Difference => texts["wave.quality.points", ChangeWords.Points(number)],
        _ => Percent(number),
    };

    public string Period(Wave wave) => texts["agency.wave.period", wave.Title(Texts.Language), time.Date(wave.OpensAt), Until(wave)];

    /// <summary>Until the end of 14/12/2026: a wave that closes at midnight takes answers all through the day before.</summary>
    public string Until(Wave wave) => time.InCity(wave.ClosesAt).TimeOfDay == TimeSpan.Zero
        ? texts["survey.until", time.Date(wave.ClosesAt.AddTicks(-1))]
        : time.Moment(wave.ClosesAt);

    public string Design(Definitions.DesignType design) => texts["agency.design." + design];

    /// <summary>83,4 %, to stand beside <see cref="Interval"/> or <see cref="Ends"/>.</summary>
    public string Share(Estimate? estimate) => estimate?.Tell(
        sampled => Percent(sampled.Value), optIn => Percent(optIn.Value), _ => Hidden) ?? Hidden;

    public string Interval(Estimate? estimate) => estimate?.Tell(
        sampled => texts["agency.interval", Percent(sampled.Interval.Low), Percent(sampled.Interval.High)],
        _ => texts["agency.index.optin"],
        _ => texts["agency.index.hidden"]) ?? Hidden;

    /// <summary>80,1 % – 86,2 %, for a column of its own.</summary>
    public string Ends(Estimate? estimate) => estimate?.Tell(
        sampled => texts["agency.standings.range", Percent(sampled.Interval.Low), Percent(sampled.Interval.High)],
        _ => texts["agency.index.optin"],
        _ => texts["agency.index.hidden"]) ?? Hidden;

    public string Sentence(string wave, Estimate? estimate) => estimate is null
        ? texts["agency.index.sentence.hidden", wave]
        : texts["agency.index.sentence", wave, Share(estimate), Interval(estimate), estimate.Respondents];

    private string Hidden => texts["agency.index.hidden"];
}
