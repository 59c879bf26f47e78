using Dialogue.Core.Data;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office;

/// <summary>Letters on their way, and those that were given up: subject and error, never the address.</summary>
[Needs(Right.ReadJobs)]
public sealed class MailModel(DialogueDb db, IMailCarrier carrier, PostMail post, TimeProvider clock) : PageModel
{
    private const int LettersPerPage = 50;

    public sealed record Row(long Id, string Subject, string Language, DateTimeOffset CreatedAt, int Attempts, string? LastError);

    public bool IsReady => carrier.IsReady;
    public int Waiting { get; private set; }
    public int SentLately { get; private set; }
    public Pager Pager { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<Row> GivenUp { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var yesterday = clock.GetUtcNow().AddDays(-1);
        Waiting = await db.Mails.CountAsync(m => m.SentAt == null && m.GivenUpAt == null, stop);
        SentLately = await db.Mails.CountAsync(m => m.SentAt > yesterday, stop);
        var givenUp = db.Mails.Where(m => m.GivenUpAt != null && m.Recipient != "");
        Pager = new Pager(this, await givenUp.CountAsync(stop), LettersPerPage, "given-up");
        GivenUp = await givenUp.OrderByDescending(m => m.GivenUpAt).ThenByDescending(m => m.Id).Skip(Pager.Skip).Take(Pager.Size)
            .Select(m => new Row(m.Id, m.Subject, m.Language, m.CreatedAt, m.Attempts, m.LastError)).ToListAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(long mail, CancellationToken stop)
    {
        await post.TryAgainAsync(mail, stop);
        return Redirect("/office/mail");
    }
}
