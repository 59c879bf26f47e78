using Dialogue.Core.Questions;

namespace Dialogue.Core.Notices;

/// <summary>Section <c>Notices</c>.</summary>
public sealed class NoticeOptions
{
    public const string Section = "Notices";

    /// <summary>How long an address is kept after the question came to its end.</summary>
    public int KeepContactDays { get; set; } = 30;

    /// <summary>How long is remembered which letters were written.</summary>
    public int KeepMailDays { get; set; } = 400;

    /// <summary>How many addresses one browser may leave at one question.</summary>
    public int PerDevice { get; set; } = 3;

    /// <summary>At how many questions one address may be left within a day: nobody fills somebody else's letter box.</summary>
    public int PerAddressAndDay { get; set; } = 20;

    /// <summary>How many letters that ask for confirmation one address gets within a day.</summary>
    public int UnconfirmedPerAddress { get; set; } = 3;

    /// <summary>How long an address waits for the confirmation of its owner.</summary>
    public int ConfirmWithinDays { get; set; } = 3;

    /// <summary>A step that can still be undone is told to nobody; then a little longer, for an undo that is just being committed.</summary>
    public static readonly TimeSpan Settles = QuestionLife.UndoWithin + TimeSpan.FromSeconds(10);

    public bool IsUsable => KeepContactDays >= 0 && KeepMailDays > KeepContactDays && PerDevice > 0 && PerAddressAndDay > 0
        && UnconfirmedPerAddress > 0 && ConfirmWithinDays > 0;
}
