using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Dialogue.Bench.City;

/// <summary>Loads a page and what it names, and what that names, each address once, as a browser with an empty cache does.</summary>
internal sealed partial class PageLoad(HttpClient browser)
{
    public sealed record LoadedFile(string Path, string Kind, int Bytes);

    public async Task<IReadOnlyList<LoadedFile>> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var page = new Uri(browser.BaseAddress!, path); // set when the browser is made
        var (files, seen, waiting) = (new List<LoadedFile>(), new HashSet<Uri> { page }, new Queue<Uri>([page]));
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await browser.GetAsync(address, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            var kind = KindOf(answer.Content.Headers.ContentType?.MediaType ?? "");
            files.Add(new LoadedFile(address.PathAndQuery, kind, body.Length + HeaderBytes(answer)));
            foreach (var name in NamesIn(kind, await TextAsync(answer, body, cancellationToken)))
                if (new Uri(address, name.Replace("&amp;", "&", StringComparison.Ordinal)) is var next && next.Host == page.Host && seen.Add(next))
                    waiting.Enqueue(next);
        }
        return files;
    }

    private static string KindOf(string type) => type switch
    {
        "text/html" => "html",
        "text/css" => "style",
        "text/javascript" or "application/javascript" => "script",
        _ when type.StartsWith("font/", StringComparison.Ordinal) => "font",
        _ => "other",
    };

    private static int HeaderBytes(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value.Select(value => header.Key.Length + value.Length + 4)).Sum() + 19;

    private static async Task<string> TextAsync(HttpResponseMessage answer, byte[] body, CancellationToken cancellationToken)
    {
        Stream stream = new MemoryStream(body);
        stream = answer.Content.Headers.ContentEncoding.LastOrDefault() switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static IEnumerable<string> NamesIn(string kind, string text) => kind switch
    {
        "html" => Tag().Matches(text).Select(tag => tag.Value).Where(IsLoaded).Select(tag => Address().Match(tag).Groups[1].Value),
        "style" => StyleAddress().Matches(text).Select(match => match.Groups[1].Value).Where(name => !name.StartsWith("data:", StringComparison.Ordinal)),
        "script" => Import().Matches(text).Select(match => match.Groups[1].Value),
        _ => [],
    };

    private static bool IsLoaded(string tag) =>
        Address().IsMatch(tag) && (!tag.StartsWith("<link", StringComparison.Ordinal) || tag.Contains("stylesheet", StringComparison.Ordinal)
            || tag.Contains("rel=\"icon\"", StringComparison.Ordinal) || tag.Contains("preload", StringComparison.Ordinal));

    [GeneratedRegex("<(?:link|script|img)\\b[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\b(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Address();

    [GeneratedRegex("url\\([\"']?([^\"')]+)[\"']?\\)")]
    private static partial Regex StyleAddress();

    [GeneratedRegex("\\b(?:from|import)\\s*\\(?\\s*\"(\\.[^\"]+)\"")]
    private static partial Regex Import();
}
