using Dialogue.Web.Minutes;
using Dialogue.Web.OpenData;
using Dialogue.Web.Promises;
using Dialogue.Web.Reports;
using Dialogue.Web.Waves;

namespace Dialogue.Web.Api;

internal static class ApiComposition
{
    public static void MapDialogueApi(this WebApplication app)
    {
        app.MapSessionsApi();
        app.MapQuestionsApi();
        app.MapRoomListApi();
        app.MapSimilarApi();
        app.MapOwnQuestionsApi();
        app.MapDeskCommands();
        app.MapMinutesCommands();
        app.MapChainApi();
        app.MapMinutesFiles();
        app.MapLedgerFiles();
        app.MapStageCommands();
        app.MapPollCommands();
        app.MapDeskClaims();
        app.MapDeskReads();
        app.MapReceiptCommands();
        app.MapReceiptFile();
        app.MapFeedbackApi();
        app.MapAntiforgeryApi();
        app.MapChartFiles();
        app.MapBreakdownChartFiles();
        app.MapCalendarFiles();
        app.MapMailboxCommands();
        app.MapWaveFiles();
        app.MapOpenData();
        app.MapReportFiles();
    }
}
