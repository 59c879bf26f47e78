using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Topics;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Topics;

/// <summary>The topics' names, order and colours; new ones, retired ones, and where a retired one went. Saved as one version.</summary>
[Needs(Right.EditTaxonomy)]
[ResponseCache(NoStore = true)]
public sealed class TaxonomyModel(EditTaxonomy taxonomy, DialogueDb db, CityCalendar calendar, TimeProvider clock, Texts texts) : PageModel
{
    private const int NameMost = 120;
    private const int CoversMost = 400;
    private const int VersionsMost = 10;
    private const int TopicsMost = 40;

    /// <summary>One topic as the form sends it.</summary>
    public sealed class Line
    {
        public string? Code { get; set; }
        public string? NameVi { get; set; }
        public string? NameEn { get; set; }
        public string? CoversVi { get; set; }
        public string? CoversEn { get; set; }
        public string? Colour { get; set; }
        public int Place { get; set; }
        public bool Retired { get; set; }
        public string? Successor { get; set; }
    }

    [BindProperty]
    public List<Line> Lines { get; set; } = [];

    [BindProperty]
    public int Version { get; set; }

    public IReadOnlyList<TaxonomyVersion> Versions { get; private set; } = [];

    /// <summary>So many of the lines are topics that there are; what stands behind them is new.</summary>
    public int Kept { get; private set; }
    public IReadOnlyList<(string Code, string Name)> Open { get; private set; } = [];

    public string? Notice => TempData[nameof(Notice)] as string;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var topics = await db.Topics.AsNoTracking().OrderBy(topic => topic.Position).ToListAsync(stop);
        Lines =
        [
            .. topics.Select((topic, i) => new Line
            {
                Code = topic.Code,
                NameVi = topic.NameVi,
                NameEn = topic.NameEn,
                CoversVi = topic.CoversVi,
                CoversEn = topic.CoversEn,
                Colour = topic.Colour,
                Place = i + 1,
                Retired = topic.RetiredOn is not null,
                Successor = topic.SuccessorCode,
            }),
            new Line { Place = topics.Count + 1, Colour = "#5b6770" },
        ];
        Version = await taxonomy.VersionAsync(stop);
        await LoadAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        RefuseTooLong();
        // A place or a mark that cannot be read would else count as another one.
        if (!ModelState.IsValid)
            return await AgainAsync(StatusCodes.Status400BadRequest, stop);
        var holder = User.ToHolder();
        var outcome = await taxonomy.SaveAsync(
            Version, await EntriesAsync(stop), holder.PersonId ?? Guid.Empty, PolicyTable.RoleOf(holder, Right.EditTaxonomy, null), stop);
        switch (outcome)
        {
            case EditTaxonomy.Broken broken:
                foreach (var flaw in broken.Flaws)
                    Tell(flaw);
                return await AgainAsync(StatusCodes.Status400BadRequest, stop);
            case EditTaxonomy.Outdated:
                ModelState.AddModelError("", texts["topics.taxonomy.outdated"]);
                return await AgainAsync(StatusCodes.Status409Conflict, stop);
            default:
                TempData[nameof(Notice)] = outcome is EditTaxonomy.Saved ? "topics.done.taxonomy" : "topics.done.unchanged";
                return Redirect("/office/topics/taxonomy");
        }
    }

    private void RefuseTooLong()
    {
        foreach (var (nth, line) in Lines.Index())
        {
            (string Field, string? Typed, int Most)[] fields =
            [
                (nameof(line.NameVi), line.NameVi, NameMost), (nameof(line.NameEn), line.NameEn, NameMost),
                (nameof(line.CoversVi), line.CoversVi, CoversMost), (nameof(line.CoversEn), line.CoversEn, CoversMost),
            ];
            foreach (var (field, _, most) in fields.Where(field => CitizenText.Line(field.Typed)?.Length > field.Most))
                ModelState.AddModelError($"Lines[{nth}].{field}", $"{line.Code?.Trim()}: {texts["topics.flaw.tooLong", most]}");
        }
    }

    private async Task<PageResult> AgainAsync(int status, CancellationToken stop)
    {
        await LoadAsync(stop);
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>At each field of the topic that it is about.</summary>
    private void Tell(EditTaxonomy.Flaw flaw)
    {
        var nth = Lines.FindIndex(line => !IsEmpty(line) && (line.Code ?? "").Trim() == flaw.Code);
        foreach (var field in FieldsOf(flaw.Problem, Lines[nth]))
            ModelState.AddModelError($"Lines[{nth}].{field}", $"{(flaw.Code.Length > 0 ? flaw.Code : "?")}: {texts["topics.flaw." + flaw.Problem]}");
    }

    private static IEnumerable<string> FieldsOf(TopicProblem problem, Line line) => problem switch
    {
        TopicProblem.Words => new[]
        {
            (nameof(line.NameVi), line.NameVi), (nameof(line.NameEn), line.NameEn), (nameof(line.CoversVi), line.CoversVi), (nameof(line.CoversEn), line.CoversEn),
        }.Where(field => CitizenText.Line(field.Item2) is null).Select(field => field.Item1),
        TopicProblem.Colour => [nameof(line.Colour)],
        TopicProblem.Successor or TopicProblem.SuccessorOfOpen => [nameof(line.Successor)],
        _ => [nameof(line.Code)],
    };

    private async Task LoadAsync(CancellationToken stop)
    {
        Kept = await db.Topics.CountAsync(stop);
        Versions = await taxonomy.VersionsAsync(VersionsMost, stop);
        var english = Texts.Language == "en";
        Open = [.. Lines.Where(line => !line.Retired && !string.IsNullOrWhiteSpace(line.Code)).Select(line => (line.Code ?? "", (english ? line.NameEn : line.NameVi) ?? ""))];
    }

    /// <summary>What the form says; a topic that stays retired keeps its day, and the empty last line is no topic.</summary>
    private async Task<List<TopicEntry>> EntriesAsync(CancellationToken stop)
    {
        var retired = await db.Topics.AsNoTracking().ToDictionaryAsync(topic => topic.Code, topic => topic.RetiredOn, stop);
        var today = calendar.DayOf(clock.GetUtcNow());
        return Lines.Take(TopicsMost).Where(line => !IsEmpty(line)).OrderBy(line => line.Place).Select(line => new TopicEntry
        {
            Code = (line.Code ?? "").Trim(),
            NameVi = CitizenText.Line(line.NameVi) ?? "",
            NameEn = CitizenText.Line(line.NameEn) ?? "",
            CoversVi = CitizenText.Line(line.CoversVi) ?? "",
            CoversEn = CitizenText.Line(line.CoversEn) ?? "",
            Colour = (line.Colour ?? "").Trim().ToLowerInvariant(),
            RetiredOn = line.Retired ? retired.GetValueOrDefault((line.Code ?? "").Trim()) ?? today : null,
            SuccessorCode = string.IsNullOrEmpty(line.Successor) ? null : line.Successor,
        }).ToList();
    }

    private static bool IsEmpty(Line line) => string.IsNullOrWhiteSpace(line.Code) && string.IsNullOrWhiteSpace(line.NameVi) && string.IsNullOrWhiteSpace(line.NameEn);
}
