using Dialogue.Core.Surveys.Waves;

namespace Dialogue.Web.Pages.Office.Waves;

/// <summary>How good the answers about some agencies are.</summary>
/// <param name="Threshold">From so many people an index is shown.</param>
public sealed record QualityRows(string Title, int Threshold, IReadOnlyList<(string Name, WaveQuality Quality)> Rows);
