namespace Dialogue.Core.Surveys.Invitations;

/// <summary>What comes of handing in an invitation's code.</summary>
public abstract record Redemption
{
    private Redemption()
    {
    }

    /// <summary>The code is used up now. Nothing here leads back to it.</summary>
    public sealed record Redeemed(int WaveId, int AgencyId) : Redemption;

    public sealed record UsedBefore : Redemption;

    public sealed record Unknown : Redemption;
}
