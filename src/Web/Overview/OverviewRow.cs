using Dialogue.Core.Duties;
using Dialogue.Core.OneStop;
using Dialogue.Core.Overview;
using Dialogue.Web.Figures;
using Dialogue.Web.Promises;

namespace Dialogue.Web.Overview;

/// <summary>A half-year of one agency, side by side and never mixed into one score.</summary>
public sealed record OverviewRow(DutyReads.Row Agency, DutyHalf Half, DutySum Duty, AgencyFlow Flow, CityStandings.AgencyIndex Index, OneStopSum? OneStop)
{
    public PromiseShare Promises => PromiseShare.Of(Flow.Promises);

    /// <summary>Nothing was held, announced, asked, promised or measured: its row would be a line of dashes.</summary>
    public bool IsQuiet => Duty.Held + Duty.Announced + Duty.Late + Flow.Balance.Received + Promises.Judged == 0 && Index.Estimate is null && OneStop is null;

    /// <summary>What the table is ordered by; null where there is nothing to order.</summary>
    public double? KeyOf(string column) => column switch
    {
        "dialogues" => Share(Duty.Held, Duty.Owed),
        "notice" => Share(Duty.Notice.Kept, Duty.Notice.All),
        "results" => Share(Duty.Results.Kept, Duty.Results.All),
        "balance" => Share(Flow.Balance.Received - Flow.Balance.Open, Flow.Balance.Received),
        "promises" => Promises.IsShown ? Promises.Value : null,
        "index" => Index.Estimate?.Tell(sampled => (double?)sampled.Value, optIn => optIn.Value, _ => null),
        "change" => Index.Shift?.Change.Tell((difference, _, _, _) => difference),
        "onTime" => OneStop?.OnTimeShare,
        "online" => OneStop?.OnlineShare,
        _ => null,
    };

    private static double? Share(int part, int all) => all == 0 ? null : (double)part / all;
}
