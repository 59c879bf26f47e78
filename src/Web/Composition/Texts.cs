using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Dialogue.Core.Words;
using Microsoft.Extensions.Localization;

namespace Dialogue.Web.Composition;

/// <summary>
/// Every string a person sees: <c>src/Web/Texts/&lt;area&gt;.&lt;language&gt;.json</c>, a flat map of key to text, built into the
/// assembly. Pages have it as <c>T</c>: <c>@T["room.votes", 3]</c>. Numbers and dates among the arguments follow the reader's
/// culture. A city's own words stand in the place of a shipped text. A key that does not exist stops a developer and only shows itself, logged, to a citizen.
/// </summary>
public sealed partial class Texts : IStringLocalizer
{
    public const string DefaultLanguage = "vi";

    public static readonly IReadOnlyList<string> Languages = [DefaultLanguage, "en"];

    // Escapes <, > and &, so that no text can end the script element it travels in.
    private static readonly JsonSerializerOptions InsideScript = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage;
    private readonly ConcurrentDictionary<(string Language, string Beginning), (object Edition, string Json)> written = new();
    private readonly bool missingKeyThrows;
    private readonly ILogger log;
    private readonly CityWords words;

    public Texts(IHostEnvironment environment, CityWords words, ILogger<Texts> log)
    {
        this.words = words;
        byLanguage = Languages.ToFrozenDictionary(language => language, Load);
        missingKeyThrows = !environment.IsProduction();
        this.log = log;
    }

    public static string Language
    {
        get
        {
            var current = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            return Languages.Contains(current) ? current : DefaultLanguage;
        }
    }

    public LocalizedString this[string name] => Find(name);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var found = Find(name);
            return found.ResourceNotFound
                ? found
                : new LocalizedString(name, string.Format(CultureInfo.CurrentCulture, found.Value, arguments));
        }
    }

    public bool Has(string name) => byLanguage[Language].ContainsKey(name);

    /// <summary>"1 vote", "2 votes": the key with <c>.one</c> after it serves a single thing, the key itself any other number.</summary>
    public LocalizedString Count(string name, long count) => count == 1 ? this[name + ".one", count] : this[name, count];

    /// <summary>In a language of its own, whatever the request's: for what is made for others to read, such as a poster in both.</summary>
    public string In(string language, string name, params object[] arguments) =>
        string.Format(CultureInfo.GetCultureInfo(language), words.Find(language, name) ?? byLanguage[language][name], arguments);

    /// <summary>Without the words that this city has put in its place; null for a text that only the city has.</summary>
    public string? Shipped(string language, string name) => byLanguage[language].GetValueOrDefault(name);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        byLanguage[Language].Select(text => new LocalizedString(text.Key, words.Find(Language, text.Key) ?? text.Value))
            .Concat(words.OwnNames(Language).Select(Find));

    /// <summary>
    /// The texts whose names begin so, as one JSON object for a page's script. Every page carries some, so they are written once
    /// for each language and again when the city's words were read anew.
    /// </summary>
    public string Json(string beginning)
    {
        var (language, edition) = (Language, words.Edition);
        if (!written.TryGetValue((language, beginning), out var kept) || !ReferenceEquals(kept.Edition, edition))
            written[(language, beginning)] = kept = (edition, Write(language, beginning));
        return kept.Json;
    }

    private string Write(string language, string beginning)
    {
        var names = byLanguage[language].Keys.Concat(words.OwnNames(language)).Where(name => name.StartsWith(beginning, StringComparison.Ordinal));
        return JsonSerializer.Serialize(names.ToDictionary(name => name, name => words.Find(language, name) ?? byLanguage[language][name]), InsideScript);
    }

    private LocalizedString Find(string name)
    {
        if (byLanguage[Language].TryGetValue(name, out var text)) return new LocalizedString(name, words.Find(Language, name) ?? text);
        if (words.Find(Language, name) is { } own) return new LocalizedString(name, own);
        if (missingKeyThrows) throw new KeyNotFoundException($"No text \"{name}\" in {Language}. Add it to src/Web/Texts.");
        TextMissing(log, name, Language);
        return new LocalizedString(name, name, resourceNotFound: true);
    }

    private static FrozenDictionary<string, string> Load(string language)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Texts/", StringComparison.Ordinal) && name.EndsWith($".{language}.json", StringComparison.Ordinal))
            .SelectMany(name => Read(assembly, name))
            .ToFrozenDictionary(text => text.Key, text => text.Value);
    }

    private static Dictionary<string, string> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The text file {name} is not in the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream, JsonSerializerOptions.Web) ?? [];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Text {Key} was missing in {Language}")]
    private static partial void TextMissing(ILogger log, string key, string language);
}
