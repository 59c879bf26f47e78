namespace Dialogue.Web.Figures;

/// <summary>Whose figures: an agency's, or the whole city's when <see cref="AgencyId"/> is null.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Name">In the reader's language, for titles.</param>
/// <param name="Path">Where the page is: the charts' files lie under it.</param>
/// <param name="FileName">Begins the names of files.</param>
/// <param name="Query">The filters of the page, so that a file shows what the page shows; empty for none.</param>
public sealed record FigureSubject(int? AgencyId, string Name, string Path, string FileName, string Query = "");
