using Dialogue.Core.Agencies;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Dialogue.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages.Agencies;

/// <summary>All agencies: those of the city, wards, communes, and apart from them the ones that ended.</summary>
[Needs(Right.ReadPublic)]
public sealed class IndexModel(AgencyReads agencies, CityTime time) : PageModel
{
    public const string Former = "former";
    private const int LongestSearch = 80;
    private const int NamesPerPage = 300;

    private static readonly string[] Order = ["city", "ward", "commune", Former];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    public bool IsSearch => !string.IsNullOrWhiteSpace(Search);

    public Pager Pager { get; private set; } = null!; // set before the page is rendered

    /// <summary>With the number of agencies on all pages.</summary>
    public IReadOnlyList<(string Key, int All, List<AgencyReads.Listed> Agencies)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        Search = Search?.Length > LongestSearch ? Search[..LongestSearch] : Search;
        var listed = (await agencies.ListAsync(Search, stop)).OrderBy(one => Array.IndexOf(Order, GroupOf(one))).ToList();
        Pager = new Pager(this, listed.Count, NamesPerPage, "agencies-title");
        var all = listed.CountBy(GroupOf).ToDictionary();
        Groups = [.. Pager.Of(listed).GroupBy(GroupOf).Select(group => (group.Key, all[group.Key], group.ToList()))];
    }

    private string GroupOf(AgencyReads.Listed listed) => listed.Agency switch
    {
        { ValidTo: { } last } when last < time.Today => Former,
        { Kind: AgencyKind.Ward } => "ward",
        { Kind: AgencyKind.Commune } => "commune",
        { Kind: AgencyKind.UrbanDistrict or AgencyKind.RuralDistrict or AgencyKind.Town } => Former,
        _ => "city",
    };
}
