using Dialogue.Analytics.Surveys;
using Dialogue.Core.Surveys;
using Dialogue.Jobs.Surveys;

namespace Dialogue.Web.Figures;

internal static class StoredEstimate
{
    /// <summary>See <see cref="EstimateRow"/>, from which reports are made too.</summary>
    public static Estimate? Restore(StoredFigure? row) => EstimateRow.Restore(row);
}
