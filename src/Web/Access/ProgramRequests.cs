namespace Dialogue.Web.Access;

/// <summary>Whether a program asks, which wants a status and problem details, or a person, who wants a page.</summary>
internal static class ProgramRequests
{
    private static readonly string[] Paths = ["/api", "/hubs", "/openapi"];

    public static bool Is(HttpRequest request) =>
        Paths.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        || request.Headers.Accept.Any(accept => accept?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true);
}
