using System.Globalization;
using Dialogue.Web.Addresses;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Shared;

/// <summary>Model of <c>_Pager</c>: where in a long list a reader is. All else that the address says stays as it is.</summary>
public sealed class Pager
{
    private readonly HttpRequest request;
    private readonly string name;

    /// <param name="page">Its address says which page of the list; one beyond the last is the last, and what is no number is told.</param>
    /// <param name="found">How many there are.</param>
    /// <param name="size">How many a page shows.</param>
    /// <param name="heading">Id of the list's heading, which names the pager and where it leads.</param>
    /// <param name="name">Of the part of the address; a page with several lists has several.</param>
    public Pager(PageModel page, int found, int size, string heading, string name = "page")
    {
        (request, this.name) = (page.Request, name);
        (Found, Size, Heading, Pages) = (found, size, heading, Math.Max(1, (found + size - 1) / size));
        var address = page.ReadAddress();
        Number = Math.Min(address.Page(name), Pages);
        page.Tell(address);
    }

    public int Found { get; }
    public int Size { get; }
    public string Heading { get; }
    public int Pages { get; }
    public int Number { get; }
    public int Skip => (Number - 1) * Size;

    /// <summary>What this page shows of all.</summary>
    public IReadOnlyList<T> Of<T>(IEnumerable<T> all) => [.. all.Skip(Skip).Take(Size)];

    public string At(int number)
    {
        // A handler is what was done on this page, not a part of the list.
        var kept = request.Query.Where(part => part.Key != name && part.Key != "handler").SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value));
        var page = KeyValuePair.Create(name, (string?)number.ToString(CultureInfo.InvariantCulture));
        return request.Path + QueryString.Create(number > 1 ? kept.Append(page) : kept) + "#" + Heading;
    }
}
