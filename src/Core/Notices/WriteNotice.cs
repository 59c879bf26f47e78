using System.Text;
using Dialogue.Core.Agencies;
using Dialogue.Core.Duties;
using Dialogue.Core.Words;
using Microsoft.Extensions.Options;

namespace Dialogue.Core.Notices;

/// <summary>Writes letters: what happened, the words, what comes next, where to read it, how to hear no more.</summary>
public sealed class WriteNotice(IOptions<CityTerms> city, CityWords words)
{
    /// <summary>The name of a letter's text among the city's own words.</summary>
    public const string Prefix = "notice.";

    private const int QuotedMost = 300;

    private (string Key, string Text)? tried;

    public sealed record Written(string Language, string Subject, string Body);

    /// <param name="facts">What happened.</param>
    /// <param name="follower">To whom.</param>
    /// <param name="page">The page to read on.</param>
    /// <param name="isAsker">Whoever asked this very question reads reasons and ways on that others do not.</param>
    public Written Of(NoticeFacts facts, Follower follower, string page, bool isAsker)
    {
        var (t, terms) = (In(follower.Language), city.Value);
        var agency = facts.Agency(t.IsEnglish);
        var body = new StringBuilder();
        Paragraph(body, t.Of("greeting"));
        var withdrawn = facts.Withdrawn && !isAsker;
        Paragraph(body, withdrawn ? t.Of("withdrawn") : t.Of(follower.Kind == FollowerKind.Asker ? "yours" : "joined", Quoted(facts.Question)));
        Paragraph(body, t.Of("what." + facts.Kind, agency, facts.DueOn is { } day ? t.Day(day) : ""));
        if (facts.Denial is { } denial)
            Paragraph(body, t.Of("reason", t.Of("denial." + denial)));
        if (facts.Words is { } words && !withdrawn && (isAsker || facts.Denial is null))
            Paragraph(body, t.Of("words." + (facts.Kind.StartsWith("answered", StringComparison.Ordinal) || facts.Kind == "corrected" ? "answer" : "other"), words.Trim()));
        Paragraph(body, Next(facts, t, isAsker));
        Paragraph(body, t.Of("link", terms.Link(page)));
        Paragraph(body, t.Of("closing", terms.Name(follower.Language)));
        body.Append("-- \n").Append(t.Of("stop", terms.Link($"/follow/stop/{follower.StopKey}"))).Append('\n');
        return new Written(t.Language, t.Of("subject." + facts.Kind, agency), body.ToString());
    }

    /// <summary>
    /// The first letter: is this address yours? The question is not in it, because a stranger could have written both, and the
    /// city does not carry a stranger's words to somebody who never asked for them.
    /// </summary>
    public Written Confirmation(Follower follower, int withinDays)
    {
        var (t, terms) = (In(follower.Language), city.Value);
        var name = terms.Name(follower.Language);
        var body = new StringBuilder();
        Paragraph(body, t.Of("greeting"));
        Paragraph(body, t.Of("confirm.what", name));
        Paragraph(body, t.Of("confirm.link", terms.Link($"/follow/confirm/{follower.StopKey}")));
        Paragraph(body, t.Of("confirm.ignore", withinDays));
        Paragraph(body, t.Of("closing", name));
        return new Written(t.Language, t.Of("confirm.subject"), body.ToString());
    }

    /// <summary>To somebody who is to work here: the link by which the password is set. Staff are written to in Vietnamese.</summary>
    /// <param name="link">Opens the account.</param>
    /// <param name="isNew">Otherwise the password was forgotten.</param>
    /// <param name="lasts">How long the link can be used.</param>
    public Written Invitation(string link, bool isNew, TimeSpan lasts)
    {
        var (t, terms) = (In("vi"), city.Value);
        var name = terms.Name(t.Language);
        var kind = isNew ? "new" : "again";
        var body = new StringBuilder();
        Paragraph(body, t.Of("greeting"));
        Paragraph(body, t.Of($"invitation.{kind}", name));
        Paragraph(body, t.Of("invitation.link", link));
        Paragraph(body, t.Of("invitation.until", (int)lasts.TotalDays));
        Paragraph(body, t.Of("closing", name));
        return new Written(t.Language, t.Of($"invitation.{kind}.subject", name), body.ToString());
    }

    /// <summary>To the people who plan at an agency, in Vietnamese: which date nears.</summary>
    public Written Reminder(ReminderKind kind, string title, DateOnly due, string link)
    {
        var t = In("vi");
        var body = new StringBuilder();
        Paragraph(body, t.Of("greeting"));
        Paragraph(body, t.Of("reminder.session", title));
        Paragraph(body, t.Of("reminder.what." + kind, t.Day(due)));
        body.Append(t.Of("reminder.link", link)).Append('\n');
        return new Written(t.Language, t.Of("reminder.subject." + kind, title), body.ToString());
    }

    /// <summary>To the desk of an agency, in Vietnamese: its counter is behind a wave's plan.</summary>
    /// <param name="wave">The wave's title.</param>
    /// <param name="agency">The agency's name.</param>
    /// <param name="answers">How many there are.</param>
    /// <param name="planned">How many the plan wants in the end.</param>
    /// <param name="until">The last day.</param>
    /// <param name="link">To the counter's page.</param>
    public Written CounterReminder(string wave, string agency, int answers, int planned, DateOnly until, string link)
    {
        var t = In("vi");
        var body = new StringBuilder();
        Paragraph(body, t.Of("greeting"));
        Paragraph(body, t.Of("reminder.counter.what", agency, answers, planned, wave, t.Day(until)));
        Paragraph(body, t.Of("reminder.counter.how"));
        body.Append(t.Of("reminder.link", link)).Append('\n');
        return new Written(t.Language, t.Of("reminder.counter.subject", wave), body.ToString());
    }

    /// <summary>As it would write with one text put in the place of what stands.</summary>
    public WriteNotice Trying(string key, string text) => new(city, words) { tried = (key, text) };

    private NoticeTexts In(string language) => NoticeTexts.In(language).With(key => tried is { } trial && trial.Key == key ? trial.Text : Own(language, key));

    /// <summary>A reason reads in a letter as it reads on a page, inside a sentence.</summary>
    private string? Own(string language, string key) => key.StartsWith("denial.", StringComparison.Ordinal)
        ? words.Find(language, key) is { Length: > 0 } reason ? char.ToLower(reason[0], System.Globalization.CultureInfo.InvariantCulture) + reason[1..] : null
        : words.Find(language, Prefix + key);

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
