using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Desk;

/// <summary>How long somebody has waited, in the coarsest unit that says it: "12 phút", "3 giờ", "2 ngày". The script says it alike.</summary>
public static class WaitingTime
{
    public static string Of(Texts texts, TimeSpan waited) => waited switch
    {
        { TotalMinutes: < 1 } => texts["triage.waited.now"],
        { TotalHours: < 1 } => texts["triage.waited.minutes", (int)waited.TotalMinutes],
        { TotalDays: < 1 } => texts["triage.waited.hours", (int)waited.TotalHours],
        _ => texts["triage.waited.days", (int)waited.TotalDays],
    };
}
