using System.Web;

namespace Dialogue.Core.Sessions.Planning;

/// <summary>
/// The only hosts whose players may stand inside our pages. What an officer copies from a browser is an address to watch, not to
/// embed, so addresses of YouTube are turned into those of its player without cookies; any other host is embedded as typed.
/// </summary>
/// <param name="Origins">As configured, for example <c>https://www.youtube-nocookie.com</c>.</param>
public sealed record StreamHosts(IReadOnlyList<string> Origins)
{
    private const string YouTubePlayer = "https://www.youtube-nocookie.com";
    private static readonly string[] YouTube = ["www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"];

    /// <returns>The address of the player; null when the host is not on the list or names no video.</returns>
    public Uri? FrameOf(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || uri.UserInfo.Length > 0 || !uri.IsDefaultPort)
            return null;
        if (YouTube.Contains(uri.Host))
            return Origins.Contains(YouTubePlayer) && VideoOf(uri) is { } video ? new Uri($"{YouTubePlayer}/embed/{video}") : null;
        return Origins.Contains(uri.GetLeftPart(UriPartial.Authority)) ? uri : null;
    }

    private static string? VideoOf(Uri uri)
    {
        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var video = uri.Host == "youtu.be" ? parts.FirstOrDefault()
            : parts is ["live" or "embed" or "shorts", var named, ..] ? named
            : parts is ["watch"] ? HttpUtility.ParseQueryString(uri.Query)["v"]
            : null;
        return video is { Length: >= 6 and <= 20 } && video.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? video : null;
    }
}
