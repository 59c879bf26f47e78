using Dialogue.Core.Agencies;
using Dialogue.Core.Duties;
using Dialogue.Core.OneStop;
using Dialogue.Core.PublishedIndices;
using Dialogue.Core.Questions;
using Dialogue.Web.Figures;
using Dialogue.Web.Promises;

namespace Dialogue.Web.Overview;

/// <summary>The overview, ready for its page.</summary>
/// <param name="Kinds">Kinds of agency that exist in the half-year.</param>
/// <param name="Rows">Those asked for, in the order asked for.</param>
/// <param name="Duty">Of the rows together.</param>
/// <param name="Balance">Likewise.</param>
/// <param name="Promises">Likewise.</param>
/// <param name="OneStop">Likewise; null when none of them has reported.</param>
public sealed record OverviewView(
    OverviewAddress Address, IReadOnlyList<AgencyKind> Kinds, IReadOnlyList<OverviewRow> Rows, DutySum Duty, Balance Balance, PromiseShare Promises,
    OneStopSum? OneStop, CityStandings.Picture? Index, OverviewTopics Topics, IReadOnlyList<PublishedIndex> Published);
