using System.Globalization;
using Dialogue.Core.Sessions;
using Dialogue.Web.Addresses;

namespace Dialogue.Web.Live;

/// <summary>A view of a room as an address says it: <c>sort</c>, <c>q</c>, <c>page</c>, or <c>at</c> for the page of one question.</summary>
internal static class RoomQuery
{
    public static RoomView Read(AddressReader address) => RoomView.Of(
        address.Choice("sort", "room.views", Enum.GetValues<RoomSort>(), NameOf, hasField: false)?.ToString(), address.Given("q"), address.Page(), address.Place("at"));

    public static string Write(RoomSort sort, string search, int page)
    {
        var words = search.Length > 0 ? $"&q={Uri.EscapeDataString(search)}" : "";
        var number = page > 1 ? string.Create(CultureInfo.InvariantCulture, $"&page={page}") : "";
        return $"sort={NameOf(sort)}{words}{number}";
    }

    public static string NameOf(RoomSort sort) => sort.ToString().ToLowerInvariant();
}
