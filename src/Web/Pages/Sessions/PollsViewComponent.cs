using Dialogue.Core.Polls;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>The polls inside the room: <c>@await Component.InvokeAsync("Polls", new { code, polls })</c>.</summary>
public sealed class PollsViewComponent(IServiceProvider services) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string code, IReadOnlyList<PollView> polls)
    {
        var mine = polls.Count == 0
            ? []
            : await services.GetRequiredService<PollReads>().ChosenAsync(
                [.. polls.Select(p => p.Id)], services.GetRequiredService<Device>().InRoom(HttpContext, code), HttpContext.RequestAborted);
        return View(new PollSection(code, polls, mine, PollPlace.Room));
    }
}
