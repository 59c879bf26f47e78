using Dialogue.Core.Surveys.Waves;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>How good the answers about some agencies are.</summary>
public sealed record QualityRows(string Title, IReadOnlyList<QualityRows.Row> Rows)
{
    /// <param name="Figures">The index with and without flagged answers.</param>
    public sealed record Row(string Name, WaveQuality Quality, IReadOnlyList<WaveQualityFigure> Figures)
    {
        /// <summary>Null where there is none, as without flagged answers.</summary>
        public WaveQualityFigure? Find(string scope) => Figures.FirstOrDefault(figure => figure.Scope == scope);
    }
}
