using Dialogue.Core.Notices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Follow;

/// <summary>A page to which a letter leads: its link only shows what it is about, its button does it.</summary>
public abstract class LetterPage(FollowQuestion follow, LetterKey letter, string purpose) : PageModel
{
    public string? Question { get; private set; }
    public bool Done { get; private set; }

    protected FollowQuestion Follow => follow;

    protected async Task<IActionResult> OpenAsync(string? key, CancellationToken stop)
    {
        if (key is not null)
        {
            letter.Keep(HttpContext, purpose, key);
            return Redirect($"/follow/{purpose}");
        }
        Question = letter.Of(HttpContext, purpose) is { } kept ? await follow.QuestionOfAsync(kept, stop) : null;
        return Page();
    }

    protected async Task<IActionResult> DoAsync(Func<string, Task<bool>> act)
    {
        Done = letter.Of(HttpContext, purpose) is { } key && await act(key);
        letter.Forget(HttpContext, purpose);
        return Page();
    }
}
