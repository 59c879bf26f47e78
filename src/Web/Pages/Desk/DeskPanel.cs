using System.Globalization;
using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Api;
using Microsoft.AspNetCore.Html;

namespace Dialogue.Web.Pages.Desk;

/// <summary>
/// One question and all that can be done with it. The forms stand in the page once; script turns them to another question, so
/// without a question they are there too, hidden.
/// </summary>
public sealed record DeskPanel(
    DeskDetail? Detail, string OwnAgency, Guid? Me, bool Triages, bool Answers, IReadOnlyDictionary<string, string> Topics, IReadOnlyList<Agency> Agencies,
    WorkingCalendar WorkingDays, DateTimeOffset Now, string Here, KeptForm? Kept)
{
    public static readonly IReadOnlyList<int> Terms = [5, 10, 15, 20, 30];

    public DeskQuestion? Question => Detail?.Question;

    public string Id => Question?.Id.ToString(CultureInfo.InvariantCulture) ?? "0";

    /// <summary>This desk's agency has yet to say whether it accepts it.</summary>
    public bool Offered => Question?.OfferedTo?.Code == OwnAgency;

    /// <summary>This desk's agency answers for it.</summary>
    public bool Ours => Question is { } question && (question.Handler is { } handler ? handler.Code == OwnAgency : !Offered);

    /// <summary>Its words would become public, and some look private.</summary>
    public bool NeedsSight => Question is { Private.Count: > 0, PublishedAt: null };

    /// <summary>Its words, with a mark on those that look private.</summary>
    public IHtmlContent MarkedText
    {
        get
        {
            var (text, at, html) = (Question?.Text ?? "", 0, new HtmlContentBuilder());
            foreach (var detail in Question?.Private ?? [])
            {
                html.Append(text[at..detail.Start]).AppendHtml("<mark>").Append(detail.In(text)).AppendHtml("</mark>");
                at = detail.Start + detail.Length;
            }
            return html.Append(text[at..]);
        }
    }

    public string? Topic => Question?.Topic is { } code ? Topics.GetValueOrDefault(code, code) : null;

    public string? HeldBy => Question is { ClaimedBy: { } name, ClaimedUntil: { } until } && until > Now ? name : null;

    public bool HeldByMe => HeldBy is not null && Question?.ClaimedById == Me;

    public bool Can(string act) => Question is { } question && question.Can.Contains(act) && (act is "accept" or "return" ? Offered : Ours);

    /// <summary>Its form stands open: it was declined, or somebody came here to fill it in.</summary>
    public bool Opens(string act) => Kept?.Act == act;

    /// <summary>What was written into a form that was declined; null when it was not, so that the usual stands there.</summary>
    public string? Field(string act, string name) => Kept is { Fields.Count: > 0 } kept && kept.Act == act ? kept.Field(name) : null;

    public string? Words(string act) => Field(act, "words");

    /// <summary>The city's file says which agency answers a topic first.</summary>
    public IEnumerable<Agency> Suggested => Agencies.Where(a => a.Code != OwnAgency && Question?.Topic is { } topic && a.TopicCodes.Contains(topic)).Take(3);
}
