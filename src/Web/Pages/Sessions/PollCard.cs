using Dialogue.Core.Polls;

namespace Dialogue.Web.Pages.Sessions;

/// <summary>Model of the one markup of a poll; without a poll it is the template that script fills.</summary>
public sealed record PollCard(PollView? Poll, string Code, short? Mine, PollPlace Place)
{
    /// <summary>Below this many people a percentage says more than there is to say.</summary>
    public const int ShareLeast = 30;

    public PollState State => Poll?.State ?? PollState.Open;

    public IReadOnlyList<PollChoice> Options => Poll?.Options ?? [new PollChoice(1, "", null)];

    public int? Taking => Poll?.Taking();

    public int Share(PollChoice option) => (int)Math.Round(100.0 * (option.Votes ?? 0) / Math.Max(1, Taking ?? 1));
}

/// <summary>Where a poll is shown decides what can be done with it.</summary>
public enum PollPlace
{
    /// <summary>People choose.</summary>
    Room,

    /// <summary>On the wall of the hall: only to be read.</summary>
    Wall,

    /// <summary>At desk and host, who drive it.</summary>
    Staff,
}
