using System.Security.Cryptography;

namespace Dialogue.Web.Live;

/// <summary>JSON made once for many readers. The tag is taken from the words, so it is the same on every node.</summary>
internal sealed record TaggedJson(byte[] Body, string Tag)
{
    public static TaggedJson Of(byte[] body, string prefix = "") =>
        new(body, $"\"{prefix}{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"");

    /// <returns>304 when the reader has it.</returns>
    public IResult Answer(HttpContext http, string cacheControl)
    {
        http.Response.Headers.ETag = Tag;
        http.Response.Headers.CacheControl = cacheControl;
        return http.Request.Headers.IfNoneMatch.Contains(Tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(Body, "application/json; charset=utf-8");
    }
}
