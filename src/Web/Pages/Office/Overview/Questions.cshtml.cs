using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Overview;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
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

    public HalfYear Half { get; private set; }
    public string? TopicCode { get; private set; }
    public string? TopicName { get; private set; }
    public AgencyLabel? Agency { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int Found { get; private set; }
    public IReadOnlyList<TopicQuestions.Line> Lines { get; private set; } = [];

    public int Pages => Math.Clamp((Found + LinesPerPage - 1) / LinesPerPage, 1, AddressReader.MostPages);

    public async Task OnGetAsync(CancellationToken stop)
    {
        var address = this.ReadAddress();
        Half = address.Half("half", "overview.filter.half", hasField: false) ?? HalfYear.Of(time.Today);
        PageNumber = address.Page();
        await NameTopicAsync(address, stop);
        var agencyId = await NameAgencyAsync(address, stop);
        this.Tell(address);
        (Lines, Found) = await questions.OfAsync(new(Half, TopicCode, agencyId), (PageNumber - 1) * LinesPerPage, LinesPerPage, stop);
    }

    private async Task NameTopicAsync(AddressReader address, CancellationToken stop)
    {
        if (address.Given("topic") is not { } code)
            return;
        var english = Texts.Language == "en";
        TopicName = await db.Topics.Where(one => one.Code == code).Select(one => english ? one.NameEn : one.NameVi).SingleOrDefaultAsync(stop);
        if (TopicName is null)
            address.Refuse("topic", "overview.questions.topic", hasField: false);
        else
            TopicCode = code;
    }

    private async Task<int?> NameAgencyAsync(AddressReader address, CancellationToken stop)
    {
        if (address.Given("of") is not { } code)
            return null;
        var found = await db.Agencies.Where(agency => agency.Code == code)
            .Select(agency => new { agency.Id, Label = new AgencyLabel(agency.Code, agency.NameVi, agency.NameEn) }).SingleOrDefaultAsync(stop);
        if (found is null)
            address.Refuse("of", "overview.questions.agency", hasField: false);
        Agency = found?.Label;
        return found?.Id;
    }
}
