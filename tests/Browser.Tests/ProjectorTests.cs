using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dialogue.Browser.Tests;

/// <summary>The wall of the hall, without a mouse.</summary>
public sealed class ProjectorTests(BrowserCity city)
{
    private const string Inside = "() => { const words = document.querySelector('[data-words]'), frame = document.querySelector('[data-frame]'); return words.scrollHeight <= frame.clientHeight && words.scrollWidth <= frame.clientWidth && frame.clientHeight > 100; }";

    private static readonly string Long = string.Concat(Enumerable.Repeat("Khu tập thể cũ của phường xuống cấp nhiều năm, tường nứt, cầu thang hỏng, người già đi lại rất nguy hiểm; ", 6))[..598] + "?";

    [Theory]
    [InlineData(1920, 1080, ColorScheme.Light)]
    [InlineData(1280, 720, ColorScheme.Dark)]
    public async Task A_question_of_six_hundred_characters_fits_the_wall_in_every_size_of_text(int width, int height, ColorScheme scheme)
    {
        var code = await city.SessionAsync();
        var ids = await city.PublishedAsync(code, [Long, .. StageGround.Questions]);
        await city.HandleAsync(ids[0], new QuestionAction.PutOnStage());
        await using var wall = await city.OpenAsync(width, height, scheme: scheme);
        await wall.Page.GotoAsync($"/sessions/{code}/projector");
        await Expect(wall.Page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");

        Assert.True(await wall.Page.EvaluateAsync<bool>(Inside));
        for (var press = 0; press < 5; press++)
            await wall.Page.Keyboard.PressAsync("+");
        Assert.True(await wall.Page.EvaluateAsync<bool>(Inside));
        await wall.Page.Keyboard.PressAsync("0");

        await wall.MustBeAccessibleAsync();
        await wall.PictureAsync($"wall-long-{scheme.ToString().ToLowerInvariant()}");
    }

    [Fact]
    public async Task Keys_browse_among_the_public_questions_and_escape_leads_back_to_the_stage()
    {
        var code = await city.SessionAsync();
        var ids = await city.PublishedAsync(code, StageGround.Questions);
        await city.HandleAsync(ids[1], new QuestionAction.PutOnStage());
        await using var wall = await city.OpenAsync(1280, 720);
        var (page, words) = (wall.Page, wall.Page.Locator("[data-words]"));
        await page.GotoAsync($"/sessions/{code}/projector");
        await Expect(page.Locator("[data-liveness]")).ToHaveAttributeAsync("data-live", "yes");
        await wall.PictureAsync("wall-now");

        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(words).ToHaveTextAsync(StageGround.Questions[2]);
        await Expect(page.Locator("[data-label]")).ToContainTextAsync("Đang xem");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(words).ToHaveTextAsync(StageGround.Questions[0]);
        await page.Keyboard.PressAsync("Escape");
        await Expect(words).ToHaveTextAsync(StageGround.Questions[1]);

        // Somebody browses while the host goes on: the wall goes with the host.
        await page.Keyboard.PressAsync("ArrowLeft");
        await city.HandleAsync(ids[2], new QuestionAction.PutOnStage());
        await Expect(words).ToHaveTextAsync(StageGround.Questions[2]);
        await Expect(page.Locator("[data-label]")).ToHaveTextAsync("Đang trả lời");

        // Size and colours stay for the next time.
        await page.Keyboard.PressAsync("+");
        await Expect(page.Locator("[data-keys]")).ToContainTextAsync("Cỡ chữ 110 %");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        Assert.Equal("1.1", await page.EvaluateAsync<string>("() => localStorage.getItem('wall:size')"));
        await page.Keyboard.PressAsync("d");
    }

    [Theory]
    [InlineData(SessionState.Announced, "Phiên bắt đầu lúc")]
    [InlineData(SessionState.Live, "Mời câu hỏi tiếp theo")]
    [InlineData(SessionState.Closed, "Trân trọng cảm ơn")]
    public async Task The_wall_waits_politely_and_always_shows_how_to_join(SessionState state, string words)
    {
        var code = await city.SessionAsync(state);
        foreach (var width in new[] { 1920, 1280, 390 })
        {
            await using var wall = await city.OpenAsync(width, width == 390 ? 844 : width * 9 / 16);
            await wall.Page.GotoAsync($"/sessions/{code}/projector");

            await Expect(wall.Page.Locator("[data-idle-title]")).ToContainTextAsync(words);
            await Expect(wall.Page.Locator(".join-code")).ToHaveTextAsync(code);
            await Expect(wall.Page.Locator("svg.qr")).ToBeVisibleAsync();
            await wall.MustBeAccessibleAsync();
            await wall.PictureAsync($"wall-{state.ToString().ToLowerInvariant()}");
        }
    }

    [Fact]
    public async Task The_wall_never_shows_what_waits_for_the_desk_or_was_refused()
    {
        var code = await city.SessionAsync();
        await using var wall = await city.OpenAsync(1280, 720);
        var ids = await city.PublishedAsync(code, StageGround.Questions);
        await city.HandleAsync(ids[2], new QuestionAction.Refuse(DenialCode.PersonalData, "Câu hỏi nêu thông tin riêng."));

        await wall.Page.GotoAsync($"/sessions/{code}/projector");

        Assert.DoesNotContain(StageGround.Questions[2], await wall.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn Thị Nga", await wall.Page.ContentAsync(), StringComparison.Ordinal);
    }
}
