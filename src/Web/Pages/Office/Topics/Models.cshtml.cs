using Dialogue.Core.Audit;
using Dialogue.Core.People;
using Dialogue.Core.Topics.Models;
using Dialogue.Web.Access;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Office.Topics;

/// <summary>The versions of the topic model: train another, put one to work or back, let it read past questions again.</summary>
[Needs(Right.ReviewTopics)]
[ResponseCache(NoStore = true)]
public sealed class ModelsModel(TopicModels models, TopicWorks works, AuditTrail trail) : PageModel
{
    private const int VersionsPerPage = 50;
    private const int WorksMost = 10;

    public IReadOnlyList<TopicModels.Line> Versions { get; private set; } = [];
    public TopicModels.Current? Current { get; private set; }
    public IReadOnlyList<TopicWork> Works { get; private set; } = [];

    public string? Notice => TempData[nameof(Notice)] as string;

    public Pager Pager { get; private set; } = null!; // set before the page is rendered

    public async Task OnGetAsync(CancellationToken stop)
    {
        var all = await models.AllAsync(stop);
        Pager = new Pager(this, all.Count, VersionsPerPage, "models-title");
        (Versions, Current, Works) = (Pager.Of(all), await models.CurrentAsync(stop), await works.LatestAsync(WorksMost, stop));
    }

    public Task<IActionResult> OnPostTrainAsync(CancellationToken stop) => AskAsync(TopicWorkKind.Retrain, stop);

    public Task<IActionResult> OnPostReassignAsync(CancellationToken stop) => AskAsync(TopicWorkKind.Reassign, stop);

    public async Task<IActionResult> OnPostPromoteAsync(int version, CancellationToken stop)
    {
        var done = await models.PromoteAsync(version, Me, stop);
        if (done)
            await trail.WriteAsync(new AuditTrail.Deed(AuditAction.TopicModelPromoted, $"{version}", PersonId: Me, Role: Role.ReformOfficer), stop);
        return Back(done ? "topics.done.promoted" : "topics.refused.version");
    }

    private Guid? Me => User.ToHolder().PersonId;

    private async Task<IActionResult> AskAsync(TopicWorkKind kind, CancellationToken stop)
    {
        var asked = await works.AskAsync(kind, Me, stop);
        if (asked)
            await trail.WriteAsync(new AuditTrail.Deed(AuditAction.TopicWorkAsked, kind.ToString(), PersonId: Me, Role: Role.ReformOfficer), stop);
        return Back(asked ? "topics.done.asked" : "topics.refused.underWay");
    }

    private RedirectResult Back(string notice)
    {
        TempData[nameof(Notice)] = notice;
        return Redirect("/office/topics/models");
    }
}
