using System.IO.Compression;
using System.Text.Json;
using Dialogue.Analytics.Topics;

namespace Dialogue.Bench.Rows.Topics;

/// <summary>The sets of ../shared/data, read in place; empty where they are not beside this checkout.</summary>
internal static class TopicSets
{
    public sealed record Item(LabelledText Text, int Fold);

    private static string Folder => Path.Combine(Ground.Root, "..", "shared", "data");

    /// <summary>Real questions with our topics. They measure and are never trained on.</summary>
    public static List<LabelledText> Questions() => File.Exists(Path.Combine(Folder, "questions-dev.jsonl"))
        ? [.. File.ReadLines(Path.Combine(Folder, "questions-dev.jsonl")).Select(line => Read(line).Text)]
        : [];

    /// <summary>Short news with ten topics of their own; folds 0 and 1 test, 2 is for development, 3 to 9 train.</summary>
    public static List<Item> News()
    {
        var path = Path.Combine(Folder, "news-short.jsonl.gz");
        var items = new List<Item>();
        if (!File.Exists(path))
            return items;
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            items.Add(Read(line));
        return items;
    }

    private static Item Read(string line)
    {
        using var row = JsonDocument.Parse(line);
        var root = row.RootElement;
        return new Item(
            new LabelledText(root.GetProperty("text").GetString() ?? "", root.GetProperty("topic").GetString() ?? ""),
            root.TryGetProperty("fold", out var fold) ? fold.GetInt32() : 0);
    }
}
