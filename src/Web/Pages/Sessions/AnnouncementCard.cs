using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>What was announced about a session, with the player of its stream when its host is on the list.</summary>
/// <param name="Plan">The session and what belongs to it.</param>
/// <param name="Player">The address to embed; null when there is none or its host is no longer on the list.</param>
/// <param name="IsOpen">Shown at once; while the session runs, questions come first and this is folded.</param>
public sealed record AnnouncementCard(PlanReads.View Plan, Uri? Player, bool IsOpen)
{
    /// <summary>Also opens the answer's policy for the player.</summary>
    public static AnnouncementCard Of(PlanReads.View plan, StreamHosts hosts, HttpContext http, bool isOpen)
    {
        var player = plan.Session.StreamAddress.Length > 0 && plan.Session.State != SessionState.Cancelled ? hosts.FrameOf(plan.Session.StreamAddress) : null;
        if (player is not null)
            StreamFrame.Admit(http, player);
        return new AnnouncementCard(plan, player, isOpen);
    }
}
