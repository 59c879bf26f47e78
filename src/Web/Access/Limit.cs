using System.Threading.RateLimiting;

namespace Dialogue.Web.Access;

/// <summary>So many at once, and as many again over a time.</summary>
public sealed class Limit
{
    public int Burst { get; set; }
    public TimeSpan Per { get; set; }

    internal RateLimitPartition<string> PartitionOf(string key) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = Burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = Per / Burst,
        QueueLimit = 0,
        AutoReplenishment = true,
    });
}
