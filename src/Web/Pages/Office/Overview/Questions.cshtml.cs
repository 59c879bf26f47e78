using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Overview;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Overview;

/// <summary>The questions behind a number: the reform office reads of every agency what the public reads.</summary>
[Needs(Right.ReadOffice)]
[ResponseCache(NoStore = true)]
public sealed class QuestionsModel(TopicQuestions questions, DialogueDb db, CityTime time) : PageModel
{
    public const int LinesPerPage = 50;
    private const int MostPages = 1000;

    public HalfYear Half { get; private set; }
    public string? TopicCode { get; private set; }
    public string? TopicName { get; private set; }
    public AgencyLabel? Agency { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int Found { get; private set; }
    public IReadOnlyList<TopicQuestions.Line> Lines { get; private set; } = [];
    public IReadOnlyList<(string Field, string Given)> Faults { get; private set; } = [];

    public int Pages => Math.Clamp((Found + LinesPerPage - 1) / LinesPerPage, 1, MostPages);

    public async Task<IActionResult> OnGetAsync(string? half, string? topic, string? of, CancellationToken stop)
    {
        // Not a parameter: "page" is also what routing calls this page.
        string? page = Request.Query["page"];
        var faults = new List<(string, string)>();
        Half = HalfYear.Of(time.Today);
        if (HalfYear.Parse(half) is { } asked)
            Half = asked;
        else if (half is not null)
            faults.Add(("half", half));
        if (page is not null && !(int.TryParse(page, out var number) && number is >= 1 and <= MostPages && (PageNumber = number) > 0))
            faults.Add(("page", page));
        await NameAsync(topic, of, faults, stop);
        Faults = faults;
        var answer = Page();
        if (faults.Count > 0)
        {
            answer.StatusCode = StatusCodes.Status400BadRequest;
            return answer;
        }
        int? agencyId = Agency is { Code: var code } ? await db.Agencies.Where(agency => agency.Code == code).Select(agency => agency.Id).SingleAsync(stop) : null;
        (Lines, Found) = await questions.OfAsync(new(Half, TopicCode, agencyId), (PageNumber - 1) * LinesPerPage, LinesPerPage, stop);
        return answer;
    }

    private async Task NameAsync(string? topic, string? of, List<(string, string)> faults, CancellationToken stop)
    {
        var english = Texts.Language == "en";
        TopicCode = topic;
        TopicName = topic is null ? null : await db.Topics.Where(one => one.Code == topic).Select(one => english ? one.NameEn : one.NameVi).SingleOrDefaultAsync(stop);
        if (topic is not null && TopicName is null)
            faults.Add(("topic", topic));
        Agency = of is null ? null : await db.Agencies.Where(agency => agency.Code == of).Select(agency => new AgencyLabel(agency.Code, agency.NameVi, agency.NameEn)).SingleOrDefaultAsync(stop);
        if (of is not null && Agency is null)
            faults.Add(("of", of));
    }
}
