using System.Globalization;
using Dialogue.Core.Sessions;

namespace Dialogue.Web.Live;

/// <summary>A view of a room as an address says it: <c>sort</c>, <c>q</c>, <c>page</c>, or <c>at</c> for the page of one question.</summary>
internal static class RoomQuery
{
    public static RoomView Read(IQueryCollection query) => RoomView.Of(
        query["sort"], query["q"],
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null,
        long.TryParse(query["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null);

    public static string Write(RoomSort sort, string search, int page)
    {
        var words = search.Length > 0 ? $"&q={Uri.EscapeDataString(search)}" : "";
        var number = page > 1 ? string.Create(CultureInfo.InvariantCulture, $"&page={page}") : "";
        return $"sort={NameOf(sort)}{words}{number}";
    }

    public static string NameOf(RoomSort sort) => sort.ToString().ToLowerInvariant();
}
