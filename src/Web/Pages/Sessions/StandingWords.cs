using Dialogue.Core.Agencies;
using Dialogue.Core.Questions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>Where a question is, in a few words for whoever asked it.</summary>
public sealed class StandingWords(Texts texts, CityTime time)
{
    public string Of(OwnQuestions.Standing standing) => standing.State switch
    {
        QuestionState.Refused or QuestionState.Transferred or QuestionState.Deferred => End(standing.State, standing.Denial, standing.OfferedTo, standing.DueOn),
        _ => texts["question.state." + standing.State],
    };

    /// <summary>The last place of a question's way.</summary>
    public string End(QuestionState state, DenialCode? denial, AgencyLabel? offeredTo, DateOnly? dueOn) => state switch
    {
        QuestionState.Refused when denial == DenialCode.WithdrawnByAsker => texts["receipt.track.Withdrawn"],
        QuestionState.Refused => texts["receipt.track.Refused"],
        QuestionState.Transferred when offeredTo is not null => texts["receipt.track.Transferred", offeredTo.Name(Texts.Language == "en")],
        QuestionState.Transferred => texts["receipt.track.Office"],
        QuestionState.Deferred when dueOn is { } due => texts["receipt.track.Deferred", time.Date(due)],
        _ => texts["receipt.track.End"],
    };
}
