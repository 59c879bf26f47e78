using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Charts;

/// <summary>
/// Many agencies against the city: how large a figure's sample is, and how far it lies from the city's. Inside the curves of
/// <see cref="Funnel"/> chance alone is enough to explain the distance. In place of a ranking, for more than ten agencies.
/// </summary>
public sealed record AgencyFunnel : ChartSpec
{
    /// <summary>The share of the whole city.</summary>
    public required SampledEstimate City { get; init; }

    /// <summary>At least one, in the order of their names.</summary>
    public required IReadOnlyList<FunnelPoint> Agencies { get; init; }

    /// <summary>Heading of the agencies.</summary>
    public required string AgencyColumn { get; init; }

    /// <summary>Heading of the effective sizes, also the words under the axis.</summary>
    public required string SizeColumn { get; init; }

    /// <summary>Heading of the standings.</summary>
    public required string StandingColumn { get; init; }

    /// <summary>What the standings are called.</summary>
    public required IReadOnlyDictionary<Standing, string> Standings { get; init; }

    /// <summary>Legend of the city's line.</summary>
    public required string CityText { get; init; }

    /// <summary>Legend of the inner curves, of 95 %.</summary>
    public required string InnerText { get; init; }

    /// <summary>Legend of the outer curves, of 99,8 %.</summary>
    public required string OuterText { get; init; }

    /// <summary>Headings and legends.</summary>
    public required EstimateWords Words { get; init; }

    /// <inheritdoc/>
    public override ChartTable Table => new(
        [AgencyColumn, Words.Value, Words.Low, Words.High, Words.People, SizeColumn, StandingColumn], [.. Agencies.Select(Row)]);

    /// <inheritdoc/>
    public override IEnumerable<string> Beside => ShareText.Cells(this, Words, ChartShare.Of(City));

    internal IEnumerable<FunnelPoint> Shown => Agencies.Where(agency => !agency.Share.IsHidden);

    internal override Drawing Draw() => new FunnelDrawing(this);

    private IReadOnlyList<string> Row(FunnelPoint agency) =>
    [
        agency.Label, .. ShareText.Cells(this, Words, agency.Share),
        .. agency.Share.IsHidden
            ? new[] { Words.Hidden, Words.Hidden }
            : [double.IsFinite(agency.Estimate.EffectiveSize) ? agency.Estimate.EffectiveSize.ToString("N0", Culture) : "∞", Standings[agency.Standing]],
    ];
}

/// <summary>One agency.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Estimate">Its share.</param>
/// <param name="Standing">As <see cref="AgainstCity"/> says it of all agencies together.</param>
public sealed record FunnelPoint(string Label, SampledEstimate Estimate, Standing Standing)
{
    internal ChartShare Share => ChartShare.Of(Estimate);
}
