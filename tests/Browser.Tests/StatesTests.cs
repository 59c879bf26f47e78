using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Microsoft.Playwright;

namespace Dialogue.Browser.Tests;

/// <summary>Every surface of a dialogue in the states that no journey passes through, in the dark, where contrast is hardest.</summary>
public sealed class StatesTests(BrowserCity city)
{
    [Fact]
    public async Task What_everybody_sees_is_accessible_in_every_state()
    {
        await using var visitor = await city.OpenAsync(scheme: ColorScheme.Dark);
        var (cancelled, asked) = (await city.SessionAsync(SessionState.Cancelled), await city.SessionAsync());
        await city.PublishedAsync(asked, StageGround.Questions);
        await city.MoveAsync(asked, SessionState.Paused);

        await LookAsync(visitor, $"/sessions/{asked}", $"/sessions/{asked}/projector", $"/sessions/{asked}/minutes", $"/sessions/{cancelled}",
            $"/sessions/{cancelled}/projector", "/sessions", "/duties", $"/agencies/{BrowserCity.AgencyCode}/mailbox", "/follow/confirm");
    }

    [Fact]
    public async Task What_staff_see_is_accessible_in_every_state()
    {
        await using var host = await city.OpenAsAsync(Role.Host);
        await host.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var (announced, paused, closed) = (await city.SessionAsync(SessionState.Announced), await city.SessionAsync(SessionState.Paused), await city.SessionAsync(SessionState.Closed));

        await LookAsync(host, $"/desk/sessions/{announced}", $"/desk/sessions/{announced}/stage", $"/desk/plan/{announced}", $"/desk/sessions/{paused}",
            $"/desk/sessions/{paused}/stage", $"/desk/sessions/{closed}", $"/desk/sessions/{closed}/minutes", "/desk");
        await using var office = await city.OpenAsAsync(Role.Administrator, 390);
        await LookAsync(office, "/office/mail", "/development/mail");
    }

    private static async Task LookAsync(Visitor visitor, params string[] paths)
    {
        foreach (var path in paths)
        {
            var answer = await visitor.Page.GotoAsync(path);
            Assert.Equal((path, 200), (path, answer?.Status ?? 0));
            await visitor.MustBeAccessibleAsync();
        }
    }
}
