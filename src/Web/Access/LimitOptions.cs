namespace Dialogue.Web.Access;

/// <summary>
/// Section <c>Limits</c>. A device may do so much at once, and then as much again spread over <see cref="Limit.Per"/>. The
/// ceilings count a whole network (an office, a mobile carrier) and are there only against floods.
/// </summary>
public sealed class LimitOptions
{
    public bool Off { get; set; }
    public Limit Asking { get; set; } = new() { Burst = 5, Per = TimeSpan.FromMinutes(1) };
    public Limit Voting { get; set; } = new() { Burst = 60, Per = TimeSpan.FromMinutes(1) };
    public Limit Receipts { get; set; } = new() { Burst = 20, Per = TimeSpan.FromMinutes(1) };
    public Limit Changing { get; set; } = new() { Burst = 120, Per = TimeSpan.FromMinutes(1) };

    /// <summary>Similar questions while somebody types; refused, nothing is suggested and everything else goes on.</summary>
    public Limit Searching { get; set; } = new() { Burst = 40, Per = TimeSpan.FromMinutes(1) };

    /// <summary>Tries at one account from one network.</summary>
    public Limit SignIn { get; set; } = new() { Burst = 10, Per = TimeSpan.FromMinutes(2) };

    /// <summary>Everything of the kinds above from one network.</summary>
    public Limit NetworkCeiling { get; set; } = new() { Burst = 3000, Per = TimeSpan.FromMinutes(1) };

    /// <summary>The same from browsers that do not show a device token, so a new token for every request gains nothing.</summary>
    public Limit StrangersCeiling { get; set; } = new() { Burst = 300, Per = TimeSpan.FromMinutes(1) };

    public bool IsUsable => new[] { Asking, Voting, Receipts, Changing, Searching, SignIn, NetworkCeiling, StrangersCeiling }
        .All(limit => limit.Burst > 0 && limit.Per > TimeSpan.Zero);
}
