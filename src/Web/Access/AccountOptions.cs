using Dialogue.Core.People;

namespace Dialogue.Web.Access;

/// <summary>Section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>How long a browser stays signed in without being used.</summary>
    public TimeSpan StaysSignedIn { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// Whoever holds one of these roles needs one-time codes: until they are set up, the sign-in carries none of these roles.
    /// </summary>
    public IList<Role> OneTimeCodesFor { get; } = [];

    /// <summary>How old the knowledge may be that a sign-in still stands. Ended sign-ins are cut within twice this time.</summary>
    public TimeSpan RecheckEvery { get; set; } = TimeSpan.FromSeconds(2);
}
