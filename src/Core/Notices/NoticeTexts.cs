using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Dialogue.Core.Notices;

/// <summary>
/// The words of letters, <c>notice.&lt;language&gt;.json</c>. They lie in Core because letters are written by jobs, which know no
/// pages, and looked at by pages.
/// </summary>
public sealed class NoticeTexts
{
    private static readonly Dictionary<string, NoticeTexts> ByLanguage = new[] { "vi", "en" }.ToDictionary(language => language, language => new NoticeTexts(language));

    private readonly Dictionary<string, string> texts;
    private readonly CultureInfo culture;
    private readonly Func<string, string?>? own;

    private NoticeTexts(NoticeTexts shipped, Func<string, string?> own) =>
        (texts, culture, this.own, Language) = (shipped.texts, shipped.culture, own, shipped.Language);

    private NoticeTexts(string language)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Notices/notice.{language}.json")
            ?? throw new InvalidOperationException($"The texts of letters in {language} are not in the assembly.");
        texts = JsonSerializer.Deserialize<Dictionary<string, string>>(file, JsonSerializerOptions.Web) ?? [];
        culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "vi-VN");
        Language = language;
    }

    public string Language { get; }

    public bool IsEnglish => Language == "en";

    public IReadOnlyDictionary<string, string> All => texts;

    /// <summary>Those of a language; of one that is not there, the Vietnamese.</summary>
    public static NoticeTexts In(string language) => ByLanguage.GetValueOrDefault(language, ByLanguage["vi"]);

    /// <summary>With the city's own words where it has any. One that does not fit its places any more would stop every letter, so it is passed over.</summary>
    public NoticeTexts With(Func<string, string?> words) => new(this, words);

    public string Of(string key, params object[] arguments)
    {
        var (ours, shipped) = (own?.Invoke(key), texts.GetValueOrDefault(key));
        // A reason that the city added has no shipped words.
        return string.Format(culture, ours is not null && (shipped is null || NoticePlaces.Fit(shipped, ours)) ? ours : texts[key], arguments);
    }

    public string Day(DateOnly day) => day.ToString("dd/MM/yyyy", culture);
}
