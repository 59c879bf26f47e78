using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>Where a question is, in plain words, for whoever holds its receipt.</summary>
[Needs(Right.FollowReceipt)]
[ResponseCache(NoStore = true)]
public sealed class ReceiptModel(IServiceProvider services, QuestionReads questions) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "receipt")]
    public string? Typed { get; set; }

    public QuestionReads.Receipt? Found { get; private set; }
    public string? Topic { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Typed))
            return Page();
        var receipt = Codes.Canonical(Typed);
        Found = await questions.ReceiptAsync(receipt, stop);
        if (Found is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Found.Question.TopicCode is { } topic)
            Topic = (await services.GetRequiredService<TopicNames>().AllAsync(stop)).GetValueOrDefault(topic, topic);
        return Page();
    }
}
