using Dialogue.Core.People;

namespace Dialogue.App.Tests.States;

/// <summary>A page with lists, and who reads it.</summary>
/// <param name="Route">As the routing table names it.</param>
/// <param name="Reader">Null for somebody without an account.</param>
/// <param name="Lists">Its lists.</param>
internal sealed record PageState(string Route, Role? Reader, params PageList[] Lists)
{
    public string Address { get; init; } = Route;

    /// <summary>With a filter, where only that leaves its lists empty.</summary>
    public string? EmptyAddress { get; init; }

    /// <summary>Who reads it once there is something, where that is somebody else.</summary>
    public Role? Holder { get; init; }

    /// <summary>Characters that a page has at most.</summary>
    public int Largest { get; init; } = 400_000;

    /// <summary>A page about a dialogue needs one; its lists can be empty all the same.</summary>
    public bool NeedsSession => Route.Contains("{code}", StringComparison.Ordinal);

    public bool NeedsWave => Route.Contains("{wave}", StringComparison.Ordinal);
}
