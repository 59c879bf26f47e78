using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Follow;

/// <summary>The last link in every letter leads here; the button ends the letters.</summary>
[Needs(Right.FollowReceipt)]
[ResponseCache(NoStore = true)]
public sealed class StopModel(FollowQuestion follow, LetterKey letter) : LetterPage(follow, letter, "stop")
{
    public Task<IActionResult> OnGetAsync(string? stop, CancellationToken cancellationToken) => OpenAsync(stop, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => DoAsync(async key => await Follow.StopAsync(key, cancellationToken) > 0);
}
