using System.Text;
using Dialogue.Core.Agencies;
using Microsoft.Extensions.Options;

namespace Dialogue.Core.Notices;

/// <summary>Writes letters: what happened, the words, what comes next, where to read it, how to hear no more.</summary>
public sealed class WriteNotice(IOptions<CityTerms> city)
{
    private const int QuotedMost = 300;

    public sealed record Written(string Subject, string Body);

    /// <param name="facts">What happened.</param>
    /// <param name="follower">To whom.</param>
    /// <param name="page">The page to read on.</param>
    /// <param name="isAsker">Whoever asked this very question reads reasons and ways on that others do not.</param>
    public Written Of(NoticeFacts facts, Follower follower, string page, bool isAsker)
    {
        var (t, terms) = (NoticeTexts.In(follower.Language), city.Value);
        var agency = facts.Agency(t.IsEnglish);
        var body = new StringBuilder();
        Paragraph(body, t.Of("greeting"));
        Paragraph(body, t.Of(follower.Kind == FollowerKind.Asker ? "yours" : "joined", Quoted(facts.Question)));
        Paragraph(body, t.Of("what." + facts.Kind, agency, facts.DueOn is { } day ? t.Day(day) : ""));
        if (facts.Denial is { } denial)
            Paragraph(body, t.Of("reason", t.Of("denial." + denial)));
        if (facts.Words is { } words && (isAsker || facts.Denial is null))
            Paragraph(body, t.Of("words." + (facts.Kind.StartsWith("answered", StringComparison.Ordinal) || facts.Kind == "corrected" ? "answer" : "other"), words.Trim()));
        Paragraph(body, Next(facts, t, isAsker));
        Paragraph(body, t.Of("link", terms.Link(page)));
        Paragraph(body, t.Of("closing", terms.Name(follower.Language)));
        body.Append("-- \n").Append(t.Of("stop", terms.Link($"/follow/stop/{follower.StopKey}"))).Append('\n');
        return new Written(t.Of("subject." + facts.Kind, agency), body.ToString());
    }

    /// <summary>
    /// The first letter: is this address yours? The question is not in it, because a stranger could have written both, and the
    /// city does not carry a stranger's words to somebody who never asked for them.
    /// </summary>
    public Written Confirmation(Follower follower, int withinDays)
    {
        var (t, terms) = (NoticeTexts.In(follower.Language), city.Value);
        var name = terms.Name(follower.Language);
        var body = new StringBuilder();
        Paragraph(body, t.Of("greeting"));
        Paragraph(body, t.Of("confirm.what", name));
        Paragraph(body, t.Of("confirm.link", terms.Link($"/follow/confirm/{follower.StopKey}")));
        Paragraph(body, t.Of("confirm.ignore", withinDays));
        Paragraph(body, t.Of("closing", name));
        return new Written(t.Of("confirm.subject"), body.ToString());
    }

    private static string Next(NoticeFacts facts, NoticeTexts t, bool isAsker) => facts switch
    {
        { MayAppeal: true, ReadBy: { } by } when isAsker => t.Of("next.appeal", t.Day(by)),
        { Kind: "refused" } => t.Of("next.refused"),
        _ => t.Of("next." + facts.Kind),
    };

    private static void Paragraph(StringBuilder body, string text) => body.Append(text).Append("\n\n");

    private static string Quoted(string question) =>
        (question.Length <= QuotedMost ? question : question[..QuotedMost].TrimEnd() + "…").ReplaceLineEndings(" ");
}
