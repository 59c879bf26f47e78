using System.Text.Json.Nodes;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.App.Tests.Surveys;

/// <summary>A copy of the shipped survey files that a test may break.</summary>
internal sealed class DefinitionFiles : IDisposable
{
    public static readonly string Shipped = SurveyFolder.Find(null);

    public DefinitionFiles()
    {
        foreach (var path in Directory.EnumerateFiles(Shipped, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Shipped, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? Folder);
            File.Copy(path, copy);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("surveys-").FullName;

    public DefinitionFiles Replace(string file, string old, string with)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, with, StringComparison.Ordinal));
        return this;
    }

    /// <summary>With a group of one mind shown, so that an officer has something to decide; the waves then pin no instrument.</summary>
    public DefinitionFiles ShowingOneMind()
    {
        Replace("sipas/instrument.json", "\"hideSingleCategory\": true", "\"hideSingleCategory\": false");
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Folder, "waves")))
        {
            var file = JsonNode.Parse(File.ReadAllText(path)) ?? throw new InvalidOperationException($"{path} is empty.");
            file["instrument"]?.AsObject().Remove("sha256");
            File.WriteAllText(path, file.ToJsonString());
        }
        return this;
    }

    /// <summary>With the margins given, or none: the answers of most tests are all of one sex and age.</summary>
    public DefinitionFiles WithMargins(string wave, string margins = "[]")
    {
        var path = Path.Combine(Folder, "waves", $"{wave}.json");
        var file = JsonNode.Parse(File.ReadAllText(path)) ?? throw new InvalidOperationException($"{path} is empty.");
        file["margins"] = JsonNode.Parse(margins);
        File.WriteAllText(path, file.ToJsonString());
        return this;
    }

    public string[] Problems() => [.. Assert.Throws<SurveyDefinitionException>(() => SurveyCatalog.Load(Folder)).Problems.Select(problem => problem.ToString())];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
