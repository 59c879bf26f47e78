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
    private const int MostComing = 6;
    private const int MostAnswers = 6;

    public static async Task<FirstPage?> ReadAsync(IServiceProvider services, CancellationToken stop)
    {
        var sessions = services.GetRequiredService<SessionReads>();
        return new FirstPage(
            await sessions.LiveAsync(null, stop),
            await sessions.ComingAsync(null, MostComing, stop),
            await services.GetRequiredService<QuestionReads>().AnsweredLatelyAsync(null, MostAnswers, stop),
            await services.GetRequiredService<LedgerReads>().CountAsync(new LedgerFilter(), stop),
            [.. (await services.GetRequiredService<SurveyReads>().WavesAsync(stop)).Where(wave => wave.State == WaveState.Open)]);
    }
}
