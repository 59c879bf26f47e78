using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Follow;

/// <summary>The link in the first letter leads here: whoever presses the button reads the mail of the address.</summary>
[Needs(Right.FollowReceipt)]
[ResponseCache(NoStore = true)]
public sealed class ConfirmModel(FollowQuestion follow, LetterKey letter) : LetterPage(follow, letter, "confirm")
{
    public Task<IActionResult> OnGetAsync(string? confirm, CancellationToken cancellationToken) => OpenAsync(confirm, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => DoAsync(key => Follow.ConfirmAsync(key, cancellationToken));
}
