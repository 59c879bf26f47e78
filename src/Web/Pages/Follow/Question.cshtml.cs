using Dialogue.Core.Data;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Web.Access;
using Dialogue.Web.Api;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Pages.Follow;

/// <summary>Whoever joined a public question may leave an address, to hear what becomes of it.</summary>
[Needs(Right.CastVote)]
public sealed class QuestionModel(IServiceProvider services, DialogueDb db, FollowQuestion follow, IOptions<NoticeOptions> notices, Texts texts) : PageModel
{
    private readonly Device device = services.GetRequiredService<Device>();

    public long Id { get; private set; }
    public string Text { get; private set; } = "";
    public string Code { get; private set; } = "";
    public bool Joined { get; private set; }
    public bool Done { get; private set; }
    public string? Contact { get; private set; }
    public int KeepDays => notices.Value.KeepContactDays;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken stop) => await FindAsync(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(long id, string? contact, string? consent, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
            return NotFound();
        if (!Joined)
            return Page();
        var input = new FollowQuestion.Input(id, FollowerKind.Joined, device.InRoom(HttpContext, Code), contact, consent == "yes", Texts.Language);
        var outcome = await follow.FollowAsync(input, stop);
        Done = outcome == FollowQuestion.Outcome.Follows;
        if (Done)
            return Page();
        Contact = contact;
        ModelState.AddModelError(FollowReply.FieldOf(outcome) ?? "", texts[FollowReply.KeyOf(outcome)]);
        Response.StatusCode = FollowReply.StatusOf(outcome);
        return Page();
    }

    private async Task<bool> FindAsync(long id, CancellationToken stop)
    {
        var found = await db.Questions.AsNoTracking().Where(q => q.Id == id && QuestionStates.Public.Contains(q.State))
            .Join(db.Sessions, q => q.RoomId, s => s.RoomId, (q, s) => new { q.Text, s.Code }).SingleOrDefaultAsync(stop);
        if (found is null)
            return false;
        (Id, Text, Code) = (id, found.Text, found.Code);
        Joined = device.Shown(HttpContext) is not null && await RateAnswer.MayRateAsync(db, id, device.InRoom(HttpContext, Code), stop);
        return true;
    }
}
