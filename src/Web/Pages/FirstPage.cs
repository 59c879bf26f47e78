using Dialogue.Core.Commitments;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Web.Pages.Surveys;

namespace Dialogue.Web.Pages;

/// <summary>All that the first page shows, as everybody sees it.</summary>
public sealed record FirstPage(
    List<SessionCard> Live, List<SessionCard> Coming, List<QuestionReads.Answered> Answered, LedgerCounts Promises, IReadOnlyList<Wave> Surveys)
{
    public const int MostOfEach = 6;

    public static async Task<FirstPage?> ReadAsync(IServiceProvider services, CancellationToken stop)
    {
        var sessions = services.GetRequiredService<SessionReads>();
        return new FirstPage(
            await sessions.ListAsync(SessionGroup.Live, null, 0, MostOfEach, stop),
            await sessions.ListAsync(SessionGroup.Coming, null, 0, MostOfEach, stop),
            await services.GetRequiredService<QuestionReads>().AnsweredLatelyAsync(null, MostOfEach, stop),
            await services.GetRequiredService<LedgerReads>().CountAsync(new LedgerFilter(), stop),
            [.. (await services.GetRequiredService<SurveyReads>().WavesAsync(stop)).Where(wave => wave.State == WaveState.Open).Take(MostOfEach)]);
    }
}
