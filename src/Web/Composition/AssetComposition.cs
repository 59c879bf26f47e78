using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Dialogue.Web.Composition;

/// <summary>
/// Files of wwwroot. An address that names its content (<c>asp-append-version</c>, or a hash in the name as esbuild gives fonts
/// and shared chunks) never changes its answer and is kept for a year; any other is asked for again after ten minutes. Styles and
/// scripts lie there packed as well as Brotli can, which is too slow to do for each visit.
/// </summary>
internal static class AssetComposition
{
    private const string Packed = ".br";
    private const string KeptForAYear = "public,max-age=31536000,immutable";
    private const string KeptForMinutes = "public,max-age=600";

    public static void AddDialogueAssets(this WebApplicationBuilder builder) => builder.Services.Configure<StaticFileOptions>(options =>
    {
        options.ContentTypeProvider = new TypesWithinPacked();
        options.OnPrepareResponse = file =>
        {
            var (request, headers) = (file.Context.Request, file.Context.Response.Headers);
            var named = request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/dist/hashed", StringComparison.Ordinal);
            headers[HeaderNames.CacheControl] = named ? KeptForAYear : KeptForMinutes;
            if (!file.File.Name.EndsWith(Packed, StringComparison.Ordinal))
                return;
            headers[HeaderNames.ContentEncoding] = "br";
            headers[HeaderNames.Vary] = HeaderNames.AcceptEncoding;
        };
    });

    public static void UseDialogueAssets(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.Use((context, next) =>
        {
            var path = context.Request.Path;
            if (path.StartsWithSegments("/dist", StringComparison.Ordinal) && TakesBrotli(context.Request) && files.GetFileInfo(path + Packed).Exists)
                context.Request.Path = path + Packed;
            return next(context);
        });
        app.UseStaticFiles();
    }

    private static bool TakesBrotli(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var taken) && taken.Any(one => one.Value == "br" && one.Quality is not 0);

    private sealed class TypesWithinPacked : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider plain = new();

        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType) =>
            plain.TryGetContentType(subpath.EndsWith(Packed, StringComparison.Ordinal) ? subpath[..^Packed.Length] : subpath, out contentType);
    }
}
