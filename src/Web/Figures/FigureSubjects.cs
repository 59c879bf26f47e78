using Dialogue.Core.Agencies;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

internal static class FigureSubjects
{
    public static FigureSubject Of(AgencyReads.Row agency) =>
        new(agency.Id, agency.Name(Texts.Language == "en"), $"/agencies/{agency.Code}", agency.Code);

    public static FigureSubject Of(SiteOptions city, Texts texts) => new(null, city.Name, "/city", texts["agency.file.city"]);
}
