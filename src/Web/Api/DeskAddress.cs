using System.Globalization;
using Dialogue.Core.Questions;
using Dialogue.Web.Addresses;
using Microsoft.AspNetCore.WebUtilities;

namespace Dialogue.Web.Api;

/// <summary>The desk's filter in an address: <c>?show=open&amp;held=mine&amp;topic=y-te&amp;duplicates=yes&amp;q=đèn&amp;page=2</c>.</summary>
public static class DeskAddress
{
    private const int SearchMost = 100;
    private static readonly string[] Yes = ["yes"];

    /// <param name="address">What it says.</param>
    /// <param name="topics">Codes of all topics.</param>
    public static DeskFilter Read(AddressReader address, IEnumerable<string> topics) => new(
        address.Choice("show", "triage.shows", Enum.GetValues<DeskShow>(), Word, hasField: false) ?? DeskShow.Waiting,
        address.Choice("held", "triage.held", Enum.GetValues<DeskHeld>(), Word) ?? DeskHeld.Any,
        address.Choice("topic", "triage.topic", topics), address.Choice("duplicates", "triage.duplicates", Yes) is not null,
        CitizenText.CutLine(address.Given("q"), SearchMost), address.Page());

    /// <summary>Address of a filter, without what is not set.</summary>
    public static string Of(string code, DeskFilter filter, long? at = null)
    {
        var parts = new Dictionary<string, string?>
        {
            ["show"] = filter.Show == DeskShow.Waiting ? null : Word(filter.Show),
            ["held"] = filter.Held == DeskHeld.Any ? null : Word(filter.Held),
            ["topic"] = filter.Topic,
            ["duplicates"] = filter.Duplicates ? "yes" : null,
            ["q"] = filter.Search,
            ["page"] = filter.Page == 1 ? null : filter.Page.ToString(CultureInfo.InvariantCulture),
            ["at"] = at?.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString($"/desk/sessions/{code}", parts.Where(part => part.Value is not null));
    }

    public static string Word<T>(T value) where T : struct, Enum => $"{value}".ToLowerInvariant();
}
