using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Api;
using Dialogue.Web.Live;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>Where a question is, in plain words, and what whoever holds its receipt may do about it.</summary>
[Needs(Right.FollowReceipt)]
[ResponseCache(NoStore = true)]
public sealed class ReceiptModel(IServiceProvider services, ReceiptReads receipts, CityCalendar calendar, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "receipt")]
    public string? Typed { get; set; }

    public ReceiptView? View { get; private set; }
    public string? Topic { get; private set; }
    public IReadOnlyList<FollowQuestion.Left> Contacts { get; private set; } = [];
    public QrPicture? Qr { get; private set; }
    public CityTerms City => services.GetRequiredService<IOptions<CityTerms>>().Value;
    public NoticeOptions Notices => services.GetRequiredService<IOptions<NoticeOptions>>().Value;

    public string? Notice { get; private set; }
    public bool Failed { get; private set; }

    /// <summary>The form that was declined, open again with its words.</summary>
    public KeptForm? Kept { get; private set; }
    public string Part => Kept?.Act ?? "";
    public string Words => Kept?.Words ?? "";

    /// <summary>What was typed into a part that was declined; null when it was not, so that what is known stands there.</summary>
    public string? Field(string part, string field) => Part == part ? Kept?.Field(field) : null;

    /// <summary>A fresh key for one command: the same form sent twice is one step.</summary>
    public Guid NewKey() => Guid.CreateVersion7(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Typed))
            return Page();
        if (await receipts.FindAsync(Codes.Canonical(Typed), stop) is not { } found)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        var now = clock.GetUtcNow();
        View = new ReceiptView(found, new QuestionFacts(now, calendar.DayOf(now), await calendar.WorkingDaysAsync(stop)), City.AppealWorkingDays);
        if (found.Question.TopicCode is { } topic)
            Topic = (await services.GetRequiredService<TopicNames>().AllAsync(stop)).GetValueOrDefault(topic, topic);
        Contacts = await services.GetRequiredService<FollowQuestion>().OfAskerAsync(found.Question.Id, stop);
        Qr = QrPicture.Of($"{Request.Scheme}://{Request.Host}/q/{found.Question.Receipt}");
        TakeNotice();
        return Page();
    }

    private void TakeNotice()
    {
        Notice = TempData[ReceiptReply.NoticeKey] as string;
        Failed = TempData[ReceiptReply.FailedKey] is true;
        Kept = Failed ? KeptForm.Of(TempData) : null;
        Kept?.Tell(ModelState);
    }
}
