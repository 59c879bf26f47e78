using Dialogue.Analytics.Surveys;
using Dialogue.Core.Agencies;
using Dialogue.Core.Duties;
using Dialogue.Core.Mailbox;
using Dialogue.Core.OneStop;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Web.Figures;
using Dialogue.Web.Pages.OneStop;

namespace Dialogue.Web.Pages.Agencies;

/// <summary>All that the public page of an agency shows, as everybody sees it.</summary>
/// <param name="Sessions">Dialogues by the key of their heading.</param>
/// <param name="Duties">This year's; null where the agency owes nothing.</param>
/// <param name="Figures">Drawn, by the key of their heading.</param>
/// <param name="LatestWave">The latest wave whose figures are public; null before the first.</param>
/// <param name="LatestIndex">The agency's index in it; null where nobody answered or it is withheld.</param>
/// <param name="Items">Each criterion in the latest wave.</param>
public sealed record AgencyPage(
    AgencyReads.View View,
    IReadOnlyList<(string Key, List<SessionCard> Cards)> Sessions,
    MailboxReads.Summary? Mailbox,
    DutyReads.Row? Duties,
    OneStopView? OneStop,
    List<QuestionReads.Answered> Answered,
    IReadOnlyList<(string Key, IReadOnlyList<DrawnFigure> Figures)> Figures,
    Wave? LatestWave,
    Estimate? LatestIndex,
    IReadOnlyList<ItemTable.Factor> Items)
{
    public const int MostSessions = 10;
    private const int MostAnswers = 5;

    /// <returns>Null where there is no such agency.</returns>
    public static async Task<AgencyPage?> ReadAsync(string code, IServiceProvider services, CancellationToken stop)
    {
        if (await services.GetRequiredService<AgencyReads>().OneAsync(code, stop) is not { } view)
            return null;
        var id = view.Agency.Id;
        var (sessions, duties, figures) = (services.GetRequiredService<SessionReads>(), services.GetRequiredService<DutyReads>(), services.GetRequiredService<FigureBook>());
        var rounds = await services.GetRequiredService<WaveFigures>().OfAsync(id, stop);
        var subject = FigureSubjects.Of(view.Agency);
        return new AgencyPage(
            view,
            [
                ("live", await sessions.ListAsync(SessionGroup.Live, id, 0, MostSessions, stop)),
                ("coming", await sessions.ListAsync(SessionGroup.Coming, id, 0, MostSessions, stop)),
                ("past", await sessions.ListAsync(SessionGroup.Past, id, 0, MostSessions, stop)),
            ],
            await services.GetRequiredService<MailboxReads>().SummaryAsync(id, stop),
            await duties.YearAsync(duties.Today.Year, id, stop) is [var year] ? year : null,
            await services.GetRequiredService<OneStopReads>().LatestAsync(id, OneStopView.Months, stop) is { Count: > 0 } lines ? new OneStopView(lines, IsCity: false) : null,
            await services.GetRequiredService<QuestionReads>().AnsweredLatelyAsync(id, MostAnswers, stop),
            [
                ("questions", await figures.DrawBalanceAsync(subject, stop)),
                ("raised", await figures.DrawTopicsAsync(subject, rounds, stop)),
                ("satisfaction", await figures.DrawSurveyAsync(subject, rounds, stop)),
            ],
            rounds.LastOrDefault()?.Wave, rounds.Count > 0 ? IndexFigure.EstimateOf(rounds[^1]) : null,
            services.GetRequiredService<ItemTable>().Of(rounds.LastOrDefault()));
    }
}
