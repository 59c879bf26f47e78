using System.Globalization;
using Dialogue.Core.Audit;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Topics;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Topics;

/// <summary>One question at a time, one key for each topic. Works as plain forms.</summary>
[Needs(Right.ReviewTopics)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(TopicReviews reviews, DialogueDb db) : PageModel
{
    /// <summary>One key a topic, in the taxonomy's order; a city with more topics presses the button.</summary>
    public const string Keys = "1234567890-=";

    private const int DrawMost = 500;
    private const int PlaceMost = 10_000;
    private const int DisagreementsMost = 20;

    public sealed record Choice(string Code, string Name, string? Key);

    public TopicReviews.Queue Queue { get; private set; }

    public int At { get; private set; }

    /// <summary>As it was sent and declined.</summary>
    public string? DrawHalf { get; private set; }
    public string? DrawEach { get; private set; }

    public TopicReviews.Waiting Waiting { get; private set; } = new(0, 0, 0, 0);
    public TopicReviews.Item? Item { get; private set; }
    public IReadOnlyList<Choice> Topics { get; private set; } = [];
    public IReadOnlyList<TopicReviews.Disagreement> Disagreements { get; private set; } = [];
    public IReadOnlyList<HalfYear> Halves { get; private set; } = [];

    private Guid Me => User.ToHolder().PersonId ?? Guid.Empty; // the page is for accounts

    public Task OnGetAsync([FromServices] TopicShareReads shares, CancellationToken stop) => ShowAsync(Read(), shares, stop);

    public async Task<IActionResult> OnPostReadAsync(long question, string topic, [FromServices] CorrectTopic correct, CancellationToken stop)
    {
        Read();
        var outcome = await correct.CorrectAsync(question, topic, Me, stop);
        TempData[nameof(Notice)] = outcome switch
        {
            CorrectTopic.Read => "topics.done.read",
            CorrectTopic.NoSuchTopic => "topics.refused.topic",
            _ => "topics.refused.question",
        };
        if (outcome is CorrectTopic.Read)
            TempData[nameof(JustRead)] = question.ToString(CultureInfo.InvariantCulture);
        return Redirect(Address(At));
    }

    public async Task<IActionResult> OnPostDrawAsync([FromServices] AuditTrail trail, [FromServices] TopicShareReads shares, [FromServices] Composition.Texts texts, CancellationToken stop)
    {
        var address = Read();
        var written = this.ReadForm();
        (DrawHalf, DrawEach) = (written.Given("half"), written.Given("each"));
        if (written.Half("half", "topics.half") is not { } period || written.Number("each", "topics.draw.each", 1, DrawMost) is not { } each)
        {
            if (written.Faults.Count == 0)
                written.RefuseInWords(DrawHalf is null ? "half" : "each", texts["topics.refused.draw"]);
            this.Tell(written);
            // The form stands below the queues of the sample.
            Queue = Queue == TopicReviews.Queue.Doubtful ? TopicReviews.Queue.Sample : Queue;
            await ShowAsync(address, shares, stop);
            return Page();
        }
        var drawn = await reviews.DrawAsync(period, each, stop);
        await trail.WriteAsync(new AuditTrail.Deed(AuditAction.TopicSampleDrawn, $"{period}: {drawn}", PersonId: Me, Role: Role.ReformOfficer), stop);
        TempData[nameof(Notice)] = drawn > 0 ? "topics.done.drawn" : "topics.done.noneDrawn";
        return Redirect(Address(0));
    }

    /// <summary>What was just done, or why not; null when nothing was.</summary>
    public string? Notice => TempData[nameof(Notice)] as string;

    /// <summary>The question whose reading the notice is about.</summary>
    public string? JustRead => TempData[nameof(JustRead)] as string;

    public string Address(int at) => $"/office/topics?queue={Queue}&at={at}";

    public string NameOf(string code) => Topics.FirstOrDefault(topic => topic.Code == code)?.Name ?? code;

    private async Task ShowAsync(AddressReader address, TopicShareReads shares, CancellationToken stop)
    {
        // A question that was read a moment ago and is to be read again.
        var again = address.Place("again");
        this.Tell(address);
        Waiting = await reviews.CountAsync(Me, stop);
        Item = (again is { } last ? await reviews.AgainAsync(Queue, last, Me, stop) : null)
            ?? await reviews.NextAsync(Queue, At, Me, stop) ?? (At > 0 ? await reviews.NextAsync(Queue, At = 0, Me, stop) : null);
        Topics = await ChoicesAsync(stop);
        if (Queue == TopicReviews.Queue.Doubtful)
            return;
        Disagreements = await reviews.DisagreementsAsync(DisagreementsMost, stop);
        Halves = await shares.HalvesAsync(stop);
    }

    private AddressReader Read()
    {
        var address = this.ReadAddress();
        Queue = address.Choice<TopicReviews.Queue>("queue", "topics.queues", hasField: false) ?? TopicReviews.Queue.Doubtful;
        At = (int)Math.Min(address.Place("at") ?? 0, PlaceMost);
        return address;
    }

    private async Task<List<Choice>> ChoicesAsync(CancellationToken stop)
    {
        var english = Composition.Texts.Language == "en";
        var topics = await db.Topics.AsNoTracking().Where(topic => topic.RetiredOn == null).OrderBy(topic => topic.Position)
            .Select(topic => new { topic.Code, Name = english ? topic.NameEn : topic.NameVi }).ToListAsync(stop);
        return topics.Select((topic, i) => new Choice(topic.Code, topic.Name, i < Keys.Length ? Keys[i].ToString() : null)).ToList();
    }
}
