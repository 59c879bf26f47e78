using Dialogue.Core.Commitments;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>What became of a public question, in plain sentences. <c>Client/live/fate.ts</c> says the same for what changes while a page is open.</summary>
public sealed class FateWords(Texts texts, CityTime time)
{
    /// <param name="Kind">For the colour: merged, passed, promise, late, kept or withheld.</param>
    /// <param name="Words">One or two sentences.</param>
    public sealed record Line(string Kind, string Words);

    public IReadOnlyList<Line> Of(PublicQuestion question, WorkingCalendar calendar) =>
        [.. Place(question), .. Promise(question, calendar), .. Together(question)];

    /// <summary>Above the words of an answer.</summary>
    public string AnswerTitle(PublicQuestion? question) => question switch
    {
        { Handler: { } agency } => texts["fate.answer.of", agency.Name(English)],
        { State: QuestionState.AnsweredLive } => texts["fate.answer.live"],
        { State: QuestionState.AnsweredInWriting } => texts["fate.answer.writing"],
        _ => texts["question.answer"],
    };

    /// <summary>The beginning of a text, up to the end of a word, where the whole stands elsewhere.</summary>
    public static string Short(string text, int most = 100)
    {
        if (text.Length <= most)
            return text;
        var end = text.LastIndexOf(' ', most);
        return $"{text[..(end > most / 2 ? end : char.IsLowSurrogate(text[most]) ? most - 1 : most)]}…";
    }

    private static bool English => Texts.Language == "en";

    private IEnumerable<Line> Place(PublicQuestion q) => q switch
    {
        { State: QuestionState.Merged } => [new Line("merged", texts["fate.merged"])],
        { State: QuestionState.Refused } when q.Denial == DenialCode.WithdrawnByAsker => [new Line("withheld", texts["fate.withdrawn"])],
        { State: QuestionState.Refused } => [new Line("withheld", texts["fate.withheld", texts["denial." + q.Denial]])],
        { State: QuestionState.Transferred, OfferedTo: { } agency } => [new Line("passed", texts["fate.offered", agency.Name(English)])],
        { State: QuestionState.Transferred } => [new Line("passed", texts["fate.office"])],
        { Handler: { } agency } when !q.State.IsAnswered() => [new Line("passed", texts["fate.handler", agency.Name(English)])],
        _ => [],
    };

    private IEnumerable<Line> Promise(PublicQuestion q, WorkingCalendar calendar)
    {
        if (q.DueOn is not { } due)
            yield break;
        if (q.State.IsAnswered() && q.AnsweredAt is { } at)
            yield return time.DateOf(at) <= due ? new Line("kept", texts["fate.kept", time.Date(due)]) : new Line("late", texts["fate.keptLate", time.Date(due)]);
        else if (q.State is QuestionState.Deferred or QuestionState.OnStage)
        {
            yield return new Line("promise", texts["fate.promised", time.Date(due), q.Unit ?? ""]);
            yield return Countdown(q, due, calendar);
            if (q.Extensions > 0)
                yield return new Line("promise", texts.Count("fate.extended", q.Extensions));
        }
    }

    private Line Countdown(PublicQuestion q, DateOnly due, WorkingCalendar calendar) => (q.WaitsSince, time.Today.CompareTo(due)) switch
    {
        ({ } since, _) => new Line("promise", texts["fate.waits", time.Date(since)]),
        (_, 0) => new Line("promise", texts["fate.today"]),
        (_, < 0) => new Line("promise", texts.Count("fate.left", calendar.Count(time.Today, due))),
        _ => new Line("late", calendar.Count(due, time.Today) is > 0 and var late ? texts.Count("fate.late", late) : texts["fate.lateJust"]),
    };

    private IEnumerable<Line> Together(PublicQuestion q) =>
        q.MergedCount > 0 && q.State.IsPublic() ? [new Line("merged", texts.Count("fate.together", q.MergedCount))] : [];
}
