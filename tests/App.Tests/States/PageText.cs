using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Dialogue.App.Tests.States;

/// <summary>What somebody sees of a page.</summary>
internal static class PageText
{
    public static IDocument Parse(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        foreach (var unseen in page.QuerySelectorAll("[hidden], template, script, select").ToList())
            unseen.Remove();
        return page;
    }

    public static string Of(IDocument page) => string.Join(' ', (page.QuerySelector("main") ?? page.DocumentElement).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
