using Dialogue.Analytics.Topics;
using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Topics;
using Dialogue.Web.Access;
using Dialogue.Web.Addresses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Office.Topics;

/// <summary>
/// What an agency is asked about in a half-year, with the classifier's errors in mind. Only by agency: the sample is drawn from each
/// agency by itself, so that all of them together are no simple random sample of the city.
/// </summary>
[Needs(Right.ReviewTopics)]
[ResponseCache(NoStore = true)]
public sealed class SharesModel(TopicShareReads shares, DialogueDb db) : PageModel
{
    public IReadOnlyList<AgencyLabel> Agencies { get; private set; } = [];
    public IReadOnlyList<HalfYear> Halves { get; private set; } = [];
    public HalfYear? Half { get; private set; }
    public AgencyLabel? Agency { get; private set; }
    public IReadOnlyList<TopicShareEstimate> Estimates { get; private set; } = [];
    public TopicShareReads.Picture? Picture { get; private set; }
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public async Task OnGetAsync(CancellationToken stop)
    {
        Halves = await shares.HalvesAsync(stop);
        var agencies = await db.Agencies.AsNoTracking().Where(a => db.Questions.Any(q => q.AgencyId == a.Id)).OrderBy(a => a.Id)
            .Select(a => new { a.Id, Label = new AgencyLabel(a.Code, a.NameVi, a.NameEn) }).ToListAsync(stop);
        var english = Composition.Texts.Language == "en";
        Agencies = agencies.ConvertAll(agency => agency.Label).InOrderOfNames(label => label.Name(english));
        var address = this.ReadAddress();
        Half = address.Choice("half", "topics.half", Halves, half => half.ToString()) ?? (Halves.Count > 0 ? Halves[0] : null);
        var of = address.Choice("of", "topics.shares.agency", agencies.Select(agency => agency.Label.Code));
        this.Tell(address);
        var chosen = agencies.Find(agency => agency.Label.Code == of) ?? agencies.FirstOrDefault();
        Agency = chosen?.Label;
        if (chosen is null || Half is not { } shown)
            return;
        Names = await db.Topics.AsNoTracking().ToDictionaryAsync(topic => topic.Code, topic => english ? topic.NameEn : topic.NameVi, stop);
        Picture = await shares.OfAsync(chosen.Id, shown, stop);
        if (Picture.Predicted.Count > 0)
            Estimates = TopicShareEstimate.Of(Picture.Predicted, [.. Picture.Read.Select(read => new TopicShareEstimate.Both(read.Software, read.Person))]);
    }
}
