using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Dialogue.Web.Api;

/// <summary>A form that was declined, with all that was written into it, until the page that it came from is shown again.</summary>
/// <param name="Question">The question that it was about; null when it was about none.</param>
/// <param name="Act">What was to be done.</param>
/// <param name="At">The field at which it was declined; null when it was none of them.</param>
/// <param name="Fault">What is said there.</param>
public sealed record KeptForm(long? Question, string Act, IReadOnlyDictionary<string, string[]> Fields, string? At = null, string? Fault = null)
{
    private const string Key = "desk.form";

    public string Words => Field("words");

    public string Field(string name, int nth = 0) => Fields.GetValueOrDefault(name)?.ElementAtOrDefault(nth) ?? "";

    public static void Keep(ITempDataDictionary kept, IFormCollection form, KeptForm about)
    {
        var fields = form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray());
        kept[Key] = JsonSerializer.Serialize(about with { Fields = fields });
    }

    /// <summary>Whoever shows a page looks; it is gone with the next one.</summary>
    public static KeptForm? Of(ITempDataDictionary kept) => kept[Key] is string json ? JsonSerializer.Deserialize<KeptForm>(json) : null;

    /// <summary>Puts the fault where <c>_FieldError</c> shows it: at the field <c>act-field</c>, since a page has many forms with the same fields.</summary>
    public void Tell(ModelStateDictionary state)
    {
        if (At is not null && Fault is not null)
            state.AddModelError($"{Act}-{At}", Fault);
    }
}
