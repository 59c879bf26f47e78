using AngleSharp.Html.Parser;
using Dialogue.Core.Commitments;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Desk;

public sealed class DeskHomeTests
{
    [Fact]
    public async Task What_is_overdue_stands_before_what_is_due_soon_and_the_oldest_of_it_first()
    {
        await using var ground = await DeskGround.StartAsync();
        var today = CityZone.Hanoi.DayOf(TimeProvider.System.GetUtcNow());
        var asked = new List<long>();
        foreach (var days in (int[])[1, -3, 0, -40])
            asked.Add(await PromisedAsync(ground, today.AddDays(days)));
        var unread = await ground.AskedAsync();
        await using (var db = ground.City.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update question set accept_by = now() - interval '3 days', answer_by = {today} where id = {unread}");

        var page = new HtmlParser().ParseDocument(await ground.Desk.GetPageAsync("/desk"));

        Assert.Equal(
            new[] { asked[3], asked[1], unread, asked[2], asked[0] }.Select(id => $"#{id}"),
            page.QuerySelectorAll(".work .facts span:first-child").Select(number => number.TextContent).Where(words => words.StartsWith('#')));
        Assert.Contains("3", page.QuerySelector("[data-kind=careful]")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<long> PromisedAsync(DeskGround ground, DateOnly due)
    {
        var id = await ground.AskedAsync();
        await ground.DoneAsync(id, "defer", ("unit", "Phòng Quản lý đô thị"), ("days", "5"));
        await using var db = ground.City.OpenDatabase();
        await db.Database.ExecuteSqlAsync($"update question set due_on = {due} where id = {id}");
        return id;
    }
}
