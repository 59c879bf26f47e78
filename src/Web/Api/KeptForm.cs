using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Dialogue.Web.Api;

/// <summary>A form that was declined, with all that was written into it, until the page that it came from is shown again.</summary>
/// <param name="Question">The question that it was about; null when it was about none.</param>
/// <param name="Act">What was to be done.</param>
public sealed record KeptForm(long? Question, string Act, IReadOnlyDictionary<string, string[]> Fields)
{
    private const string Key = "desk.form";

    public string Words => Field("words");

    public string Field(string name, int nth = 0) => Fields.GetValueOrDefault(name)?.ElementAtOrDefault(nth) ?? "";

    public static void Keep(ITempDataDictionary kept, IFormCollection form, long? question, string? act)
    {
        var fields = form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(field => field.Key, field => field.Value.ToArray());
        kept[Key] = JsonSerializer.Serialize(new { Question = question, Act = act ?? "", Fields = fields });
    }

    /// <summary>Whoever shows a page looks; it is gone with the next one.</summary>
    public static KeptForm? Of(ITempDataDictionary kept) => kept[Key] is string json ? JsonSerializer.Deserialize<KeptForm>(json) : null;
}
