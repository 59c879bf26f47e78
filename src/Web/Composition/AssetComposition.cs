using Microsoft.Net.Http.Headers;

namespace Dialogue.Web.Composition;

/// <summary>
/// Files of wwwroot. An address that names its content (<c>asp-append-version</c>, or a hash in the name as esbuild gives fonts
/// and shared chunks) never changes its answer and is kept for a year; any other is asked for again after ten minutes.
/// </summary>
internal static class AssetComposition
{
    private const string KeptForAYear = "public,max-age=31536000,immutable";
    private const string KeptForMinutes = "public,max-age=600";

    public static void AddDialogueAssets(this WebApplicationBuilder builder) =>
        builder.Services.Configure<StaticFileOptions>(options => options.OnPrepareResponse = file =>
        {
            var request = file.Context.Request;
            var named = request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/dist/hashed", StringComparison.Ordinal);
            file.Context.Response.Headers[HeaderNames.CacheControl] = named ? KeptForAYear : KeptForMinutes;
        });

    public static void UseDialogueAssets(this WebApplication app) => app.UseStaticFiles();
}
