using System.ComponentModel.DataAnnotations;

namespace Dialogue.Core.Mailbox;

/// <summary>
/// The clocks of the mailboxes: section <c>City:Mailbox</c>. Eight working hours to accept is what the city's decision
/// 1207/QĐ-UBND of 2025 says; the days to answer are the city's to set.
/// </summary>
public sealed class MailboxOptions
{
    public const string Section = "City:Mailbox";

    [Range(1, 80)]
    public int AcceptWithinWorkingHours { get; set; } = 8;

    [Range(1, 60)]
    public int SimpleWorkingDays { get; set; } = 5;

    [Range(1, 60)]
    public int OrdinaryWorkingDays { get; set; } = 10;

    [Range(1, 60)]
    public int HardWorkingDays { get; set; } = 20;

    public TimeOnly MorningFrom { get; set; } = new(8, 0);
    public TimeOnly MorningTo { get; set; } = new(12, 0);
    public TimeOnly AfternoonFrom { get; set; } = new(13, 30);
    public TimeOnly AfternoonTo { get; set; } = new(17, 30);

    public int WorkingDaysFor(Difficulty difficulty) => difficulty switch
    {
        Difficulty.Simple => SimpleWorkingDays,
        Difficulty.Hard => HardWorkingDays,
        _ => OrdinaryWorkingDays,
    };
}
