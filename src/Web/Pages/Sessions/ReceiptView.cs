using Dialogue.Core.Questions;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>A receipt as its page shows it: the way of the question, and what may be done from here.</summary>
public sealed record ReceiptView(ReceiptReads.View Found, QuestionFacts Facts, int AppealWorkingDays)
{
    public enum Place
    {
        Sent,
        Read,
        Public,
        Answering,
        End,
    }

    public Question Question => Found.Question;

    /// <summary>Whose state and answer count: the question's own, or of the one that it went into.</summary>
    public Question Root => Found.Root;

    public bool WasPublic => Root.IsKnownToPublic;

    public Place At => Root.State switch
    {
        QuestionState.Received => Place.Read,
        QuestionState.Published => Place.Public,
        QuestionState.OnStage => Place.Answering,
        _ => Place.End,
    };

    /// <summary>The places on the way; a refused question that nobody saw never was public.</summary>
    public IEnumerable<Place> Track => Root.State == QuestionState.Refused
        ? Enum.GetValues<Place>().Where(place => place is Place.Sent or Place.Read or Place.End || (place == Place.Public && WasPublic))
        : Enum.GetValues<Place>();

    /// <summary>Everything before where it is; an end that is still to come has not passed.</summary>
    public bool HasPassed(Place place) => place < At && !(place == Place.Answering && !Root.State.IsAnswered());

    /// <summary>Working days until the promised day; none once it is here.</summary>
    public int? DaysLeft => Root is { State: QuestionState.Deferred, DueOn: { } due, WaitsSince: null } ? Facts.Calendar.Count(Facts.Today, due) : null;

    public bool IsLate => Root is { State: QuestionState.Deferred, DueOn: { } due, WaitsSince: null } && due < Facts.Today;

    public bool MayAppeal => QuestionLife.Leads(Question.Standing, new QuestionAction.Appeal(""), Facts);

    public bool MayClarify => QuestionLife.Leads(Question.Standing, new QuestionAction.Clarify(""), Facts);

    public bool MayWithdraw => QuestionLife.Leads(Question.Standing, new QuestionAction.Withdraw(), Facts);

    public bool MayRate => Root.State.IsAnswered();

    public DateOnly AppealReadBy => Facts.Calendar.Add(Facts.Today, AppealWorkingDays);

    /// <summary>What the desk asked last, while it waits for the asker.</summary>
    public string? Asked => Found.Steps.LastOrDefault(step => step is { Action: nameof(QuestionAction.AskAsker), Undone: null })?.Words;
}
