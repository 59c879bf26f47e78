using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.OpenData;

internal sealed class OpenAgencies : OpenTable
{
    public override string Name => "agencies";

    public override IReadOnlyList<OpenColumn> Columns { get; } =
    [
        new("code", OpenType.Text, "so-y-te"), new("nameVi", OpenType.Text, "Sở Y tế"), new("nameEn", OpenType.Text, "Department of Health"),
        new("kind", OpenType.Text, "Department"), new("validFrom", OpenType.Day, "2025-03-01"), new("validTo", OpenType.Day, null),
    ];

    public override async Task<OpenPage> ReadAsync(IServiceProvider services, OpenQuery query, CancellationToken stop)
    {
        var db = services.GetRequiredService<DialogueDb>();
        var found = await db.Agencies.AsNoTracking().Where(agency => agency.Id > query.After).OrderBy(agency => agency.Id).Take(query.Take).ToListAsync(stop);
        return OpenPage.Of(found, query, agency => agency.Id, agency => [agency.Code, agency.NameVi, agency.NameEn, agency.Kind.ToString(), agency.ValidFrom, agency.ValidTo]);
    }
}
