using Dialogue.Core.People;
using Dialogue.Core.Polls;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dialogue.Browser.Tests;

/// <summary>What has to be there before a stage can be looked at, made by the use cases and not through a page.</summary>
internal static class StageGround
{
    public static readonly string[] Questions =
    [
        "Trạm y tế phường Láng đóng cửa từ 16 giờ, người đi làm khám bảo hiểm y tế lúc nào?",
        "Bao giờ bệnh viện tuyến quận có máy chụp cộng hưởng từ để người dân khỏi phải lên tuyến trên?",
        "Thuốc tiểu đường cấp theo bảo hiểm tháng này thiếu hai loại, khi nào có đủ?",
    ];

    /// <returns>The ids of published questions; in a new room they have the numbers 1, 2, 3 …</returns>
    public static async Task<long[]> PublishedAsync(this BrowserCity city, string code, params string[] texts)
    {
        var ids = new List<long>();
        foreach (var text in texts)
        {
            await using var scope = city.Services.CreateAsyncScope();
            var ask = scope.ServiceProvider.GetRequiredService<AskQuestion>();
            var asked = (AskQuestion.Asked)await ask.AskAsync(new AskQuestion.Input(code, Guid.CreateVersion7(), text, "Nguyễn Thị Nga", "phường Láng", null), CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<HandleQuestion>().HandleAsync(
                asked.Id, new QuestionAction.Publish(), Guid.CreateVersion7(), new HandleQuestion.Actor(Role.DeskOfficer, null), CancellationToken.None);
            ids.Add(asked.Id);
        }
        return [.. ids];
    }

    public static async Task HandleAsync(this BrowserCity city, long id, QuestionAction action)
    {
        await using var scope = city.Services.CreateAsyncScope();
        Assert.IsType<HandleQuestion.Done>(await scope.ServiceProvider.GetRequiredService<HandleQuestion>().HandleAsync(
            id, action, Guid.CreateVersion7(), new HandleQuestion.Actor(Role.Host, null), CancellationToken.None));
    }

    public static async Task OpenPollAsync(this BrowserCity city, string code, string question, params string[] options)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var draft = new DraftPoll.Input(code, Guid.CreateVersion7(), question, null, options, []);
        Assert.Equal(DraftPoll.Outcome.Drafted, await scope.ServiceProvider.GetRequiredService<DraftPoll>().DraftAsync(draft, CancellationToken.None));
        var db = scope.ServiceProvider.GetRequiredService<Core.Data.DialogueDb>();
        var id = await db.Polls.Where(p => db.Sessions.Any(s => s.RoomId == p.RoomId && s.Code == code)).Select(p => p.Id).MaxAsync();
        Assert.Equal(DrivePoll.Outcome.Done, await scope.ServiceProvider.GetRequiredService<DrivePoll>().OpenAsync(code, id, CancellationToken.None));
    }

    public static async Task MoveAsync(this BrowserCity city, string code, SessionState to)
    {
        await using var scope = city.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DriveSession>().MoveAsync(code, to, new HandleQuestion.Actor(Role.Host, null), CancellationToken.None);
    }

    /// <summary>Goes on by the tabulator until something has the focus, as somebody without a mouse does.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        for (var step = 0; step < 150; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
                return;
        }
        Assert.Fail($"{selector} cannot be reached by the tabulator.");
    }
}
