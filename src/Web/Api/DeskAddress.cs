using System.Globalization;
using Dialogue.Core.Questions;
using Microsoft.AspNetCore.WebUtilities;

namespace Dialogue.Web.Api;

/// <summary>The desk's filter in an address: <c>?show=open&amp;held=mine&amp;topic=y-te&amp;duplicates=yes&amp;q=đèn&amp;page=2</c>. What is not understood is left out.</summary>
public static class DeskAddress
{
    private const int SearchMost = 100;

    public static DeskFilter Read(IQueryCollection query) => new(
        Parse(query["show"], DeskShow.Waiting), Parse(query["held"], DeskHeld.Any), Given(query["topic"]), query["duplicates"] == "yes", Given(query["q"]),
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 1000) : 1);

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

    private static T Parse<T>(string? word, T otherwise) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Word(value) == word).DefaultIfEmpty(otherwise).First();

    private static string? Given(string? word) => CitizenText.Line(word, SearchMost);
}
