using Dialogue.Core.People;

namespace Dialogue.Web.Access;

/// <summary>What is counted together.</summary>
internal enum LimitedKind
{
    None,
    Asking,
    Voting,
    Receipts,
    Changing,

    /// <summary>Looking for similar questions while somebody types.</summary>
    Searching,
}

internal static class LimitedKinds
{
    public static LimitedKind Of(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("error", StringComparison.Ordinal) == true)
            return LimitedKind.None;
        if (endpoint.Metadata.GetMetadata<LimitedAsAttribute>() is { } named)
            return named.Kind;
        var right = endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Right;
        if (right == Right.FollowReceipt)
            return http.Request.RouteValues.ContainsKey("receipt") || http.Request.RouteValues.ContainsKey("stop") || http.Request.Query.ContainsKey("receipt") ? LimitedKind.Receipts : LimitedKind.None;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            return LimitedKind.None;
        return right switch
        {
            Right.AskQuestion => LimitedKind.Asking,
            Right.CastVote => LimitedKind.Voting,
            // The room's page asks and votes by its own forms.
            Right.ReadPublic when endpoint.RoutePattern.RawText?.Trim('/') == "sessions/{code}" =>
                http.Request.Query["handler"] == "Vote" ? LimitedKind.Voting : LimitedKind.Asking,
            _ => LimitedKind.Changing,
        };
    }
}
