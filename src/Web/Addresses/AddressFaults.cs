using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Addresses;

/// <summary>How pages and interfaces say what of their address cannot be read.</summary>
internal static class AddressFaults
{
    private const string WaysBackKey = "WaysBack";

    public static AddressReader ReadAddress(this PageModel page) => new(page.Request.Query, page.HttpContext.RequestServices.GetRequiredService<Texts>(), forPrograms: false);

    /// <summary>The same parts as a form posts them.</summary>
    public static AddressReader ReadForm(this PageModel page) => new(
        new QueryCollection(page.Request.Form.ToDictionary()), page.HttpContext.RequestServices.GetRequiredService<Texts>(), forPrograms: false);

    public static AddressReader ReadAddress(this HttpContext http) => new(http.Request.Query, http.RequestServices.GetRequiredService<Texts>(), forPrograms: true);

    /// <summary>Each fault stands at its field and on top; one without a field leads to the same list without it.</summary>
    public static void Tell(this PageModel page, AddressReader address)
    {
        if (address.Faults.Count == 0)
            return;
        foreach (var fault in address.Faults)
            page.ModelState.AddModelError(fault.Field, fault.Words);
        var waysBack = page.ViewData[WaysBackKey] as Dictionary<string, string> ?? [];
        foreach (var field in address.Faults.Where(fault => !fault.HasField).Select(fault => fault.Field).Distinct())
            waysBack[field] = WayBack(page, field);
        page.ViewData[WaysBackKey] = waysBack;
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>The address without the part that cannot be read; null for a fault that has a field.</summary>
    public static string? WayBack(object? waysBack, string field) => (waysBack as Dictionary<string, string>)?.GetValueOrDefault(field);

    /// <returns>Null when all could be read.</returns>
    public static IResult? Refusal(this AddressReader address) => address.Faults.Count == 0 ? null : Results.Problem(
        detail: string.Join(' ', address.Faults.Select(fault => fault.Words)),
        statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?>
        {
            ["code"] = "site.filter",
            ["errors"] = address.Faults.GroupBy(fault => fault.Field).ToDictionary(field => field.Key, field => field.Select(fault => fault.Words).ToArray()),
        });

    private static string WayBack(PageModel page, string field) =>
        page.Request.Path + QueryString.Create(page.Request.Query.Where(part => part.Key != field && part.Key != "handler"));
}
