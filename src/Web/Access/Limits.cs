using System.Globalization;
using System.Threading.RateLimiting;
using Dialogue.Web.Api;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Access;

/// <summary>
/// Counts by account, else by device, never by address alone: an office or a mobile carrier shares one. Only the ceilings,
/// far above what a full hall does, look at the network.
/// </summary>
internal sealed class Limits(IOptions<LimitOptions> options) : IConfigureOptions<RateLimiterOptions>, IDisposable
{
    private readonly LimitOptions limits = options.Value;

    // In the memory of each node: with more nodes a limit is at most as many times higher.
    private readonly PartitionedRateLimiter<string> signIn = PartitionedRateLimiter.Create<string, string>(key => options.Value.SignIn.PartitionOf(key));

    public void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) => AnswerAsync(rejected.HttpContext, rejected.Lease);
        if (limits.Off)
            return;
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(PersonPartition),
            PartitionedRateLimiter.Create<HttpContext, string>(NetworkPartition));
    }

    /// <returns>Null when the try may go on; else how long to wait. An account that does not exist is counted alike.</returns>
    public TimeSpan? WaitBeforeSignIn(HttpContext http, string email)
    {
        if (limits.Off)
            return null;
        using var lease = signIn.AttemptAcquire($"{email.Trim().ToUpperInvariant()}|{Network.Of(http.Connection.RemoteIpAddress)}");
        return lease.IsAcquired ? null : WaitOf(lease);
    }

    public static void SetRetryAfter(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Seconds(wait).ToString(CultureInfo.InvariantCulture);

    public static int Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    public void Dispose() => signIn.Dispose();

    private RateLimitPartition<string> PersonPartition(HttpContext http)
    {
        var kind = LimitedKinds.Of(http);
        if (kind == LimitedKind.None)
            return RateLimitPartition.GetNoLimiter("");
        var who = SignInDesk.PersonOf(http.User) is { } person ? $"person:{person}" : DeviceOf(http) is { } device ? $"device:{device}" : null;
        return who is null ? limits.StrangersCeiling.PartitionOf($"{kind}|strangers:{NetworkOf(http)}") : LimitOf(kind).PartitionOf($"{kind}|{who}");
    }

    // A hall that types must not use up what it needs to ask.
    private RateLimitPartition<string> NetworkPartition(HttpContext http) => LimitedKinds.Of(http) switch
    {
        LimitedKind.None => RateLimitPartition.GetNoLimiter(""),
        LimitedKind.Searching => limits.NetworkCeiling.PartitionOf($"searching|{NetworkOf(http)}"),
        _ => limits.NetworkCeiling.PartitionOf(NetworkOf(http)),
    };

    private Limit LimitOf(LimitedKind kind) => kind switch
    {
        LimitedKind.Asking => limits.Asking,
        LimitedKind.Voting => limits.Voting,
        LimitedKind.Receipts => limits.Receipts,
        LimitedKind.Searching => limits.Searching,
        _ => limits.Changing,
    };

    private static string? DeviceOf(HttpContext http) => http.RequestServices.GetRequiredService<Device>().Shown(http);

    private static string NetworkOf(HttpContext http) => Network.Of(http.Connection.RemoteIpAddress);

    private static TimeSpan WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(10);

    private static async ValueTask AnswerAsync(HttpContext http, RateLimitLease lease)
    {
        var wait = WaitOf(lease);
        SetRetryAfter(http.Response, wait);
        if (ProgramRequests.Is(http.Request))
            await http.Problem(StatusCodes.Status429TooManyRequests, "limits.tooMany", null, Seconds(wait)).ExecuteAsync(http);
        // For a person the page of this status is put in its place.
    }
}
