namespace Dialogue.Web.Composition;

/// <summary>Opens the policy of one answer for the one player that stands in it; every other page admits no frame at all.</summary>
internal static class StreamFrame
{
    private static readonly object Key = new();

    public static void Admit(HttpContext http, Uri player) => http.Items[Key] = player.GetLeftPart(UriPartial.Authority);

    public static string SourceOf(HttpContext http) => http.Items[Key] as string ?? "'none'";

    public static bool IsOrigin(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
        && uri.GetLeftPart(UriPartial.Authority) == source;
}
