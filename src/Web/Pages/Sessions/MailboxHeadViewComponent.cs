using Dialogue.Core.Agencies;
using Dialogue.Core.Mailbox;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>What a mailbox is and how well its clocks are kept, at the head of its room.</summary>
public sealed class MailboxHeadViewComponent(AgencyReads agencies, MailboxReads mailboxes) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string agency) =>
        await agencies.OneAsync(agency, HttpContext.RequestAborted) is { } view
        && await mailboxes.SummaryAsync(view.Agency.Id, HttpContext.RequestAborted) is { } summary
            ? View("/Pages/Sessions/_MailboxHead.cshtml", summary)
            : Content("");
}
