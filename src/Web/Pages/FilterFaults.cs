using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages;

/// <summary>A part of an address that is none of what can be asked for is said at its field.</summary>
internal static class FilterFaults
{
    private const int GivenMost = 40;

    /// <param name="page">Whose address it is.</param>
    /// <param name="field">The field's name and id.</param>
    /// <param name="label">Key of the field's label.</param>
    /// <param name="given">What the address says; nothing is no fault.</param>
    /// <param name="isKnown">It can be asked for.</param>
    public static void MustBeChoice(this PageModel page, string field, string label, string? given, bool isKnown)
    {
        if (!isKnown)
            page.Refuse(field, given, (texts, cut) => texts["site.filter.choice", texts[label], cut]);
    }

    /// <summary>The same of a number between two others.</summary>
    public static void MustLieBetween(this PageModel page, string field, string label, string? given, int least, int most)
    {
        if (!int.TryParse(given, out var number) || number < least || number > most)
            page.Refuse(field, given, (texts, cut) => texts["site.filter.range", texts[label], cut, least, most]);
    }

    private static void Refuse(this PageModel page, string field, string? given, Func<Texts, string, string> words)
    {
        if (string.IsNullOrWhiteSpace(given))
            return;
        var cut = given.Length > GivenMost ? given[..GivenMost] + "…" : given;
        page.ModelState.AddModelError(field, words(page.HttpContext.RequestServices.GetRequiredService<Texts>(), cut));
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
