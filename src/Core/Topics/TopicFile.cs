using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dialogue.Core.Topics;

/// <summary>The taxonomy, read from its data file. A city edits names, order and colours, and adds or retires codes.</summary>
public sealed record TopicFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>Raised by hand with every change of meaning, so that a question says by which taxonomy it was read.</summary>
    public required int Version { get; init; }

    public required IReadOnlyList<TopicEntry> Topics { get; init; }

    public static TopicFileLoad Load(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<TopicFile>(File.ReadAllText(path), Json);
            return file is null ? Refused($"{path}: the file is empty.") : Checked(file, path);
        }
        catch (JsonException broken)
        {
            return Refused($"{path}, line {broken.LineNumber + 1}, {broken.Path}: {broken.Message}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Refused($"{path}: the file cannot be read: {unreadable.Message}");
        }
    }

    private static TopicFileLoad Checked(TopicFile file, string path)
    {
        var errors = TopicFileRules.Broken(file).Select(error => $"{path}: {error}").ToList();
        return new TopicFileLoad(errors.Count == 0 ? file : null, errors);
    }

    private static TopicFileLoad Refused(string error) => new(null, [error]);
}
