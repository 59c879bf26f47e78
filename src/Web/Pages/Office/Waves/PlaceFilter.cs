using Dialogue.Core.Agencies;
using Dialogue.Web.Addresses;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>Which agencies the tables of a wave show, and in which order; it stands in the address.</summary>
public sealed record PlaceFilter(AgencyKind? Kind, string? State, string Sort)
{
    public const string Behind = "behind";
    public const string Reached = "reached";
    public const string ByNeed = "need";
    public const string ByAnswers = "answers";
    public const string ByName = "name";

    public static readonly IReadOnlyList<string> States = [Behind, Reached];
    public static readonly IReadOnlyList<string> Sorts = [ByNeed, ByAnswers, ByName];

    public bool IsNarrow => Kind is not null || State is not null;

    public static PlaceFilter Read(AddressReader address) => new(
        address.Choice<AgencyKind>("kind", "wave.filter.kind"), address.Choice("state", "wave.filter.state", States), address.Choice("sort", "wave.filter.sort", Sorts) ?? ByNeed);

    public bool Holds(Agency agency) => Kind is null || agency.Kind == Kind;

    /// <param name="places">Furthest behind first.</param>
    /// <param name="nameOf">In the reader's language.</param>
    public IReadOnlyList<PlanView.Place> Of(IEnumerable<PlanView.Place> places, Func<Agency, string> nameOf)
    {
        var held = places.Where(place => Holds(place.Row.Agency) && State switch { Behind => place.Missing > 0, Reached => place.Missing == 0, _ => true });
        return Sort switch
        {
            ByAnswers => [.. held.OrderByDescending(place => place.Row.Answers)],
            ByName => [.. held.OrderBy(place => nameOf(place.Row.Agency), StringComparer.CurrentCulture)],
            _ => [.. held],
        };
    }
}
