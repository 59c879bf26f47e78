using System.Text.Json.Serialization;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>A questionnaire as data: what is asked, of whom, in which order, and which figures come of it.</summary>
public sealed class InstrumentDefinition
{
    private SlotLayout? layout;
    private Dictionary<string, ItemDefinition>? items;

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public required string Id { get; init; }
    public required int Version { get; init; }
    public required string[] LegalBasis { get; init; }
    public required IReadOnlyList<ScaleDefinition> Scales { get; init; }
    public required string[] Concepts { get; init; }
    public required IReadOnlyList<MeasureDefinition> Measures { get; init; }
    public required IReadOnlyList<IndexDefinition> Indexes { get; init; }
    public required QualityRules Quality { get; init; }
    public required DisclosurePolicy Disclosure { get; init; }
    public required IReadOnlyList<ScreenOutRule> ScreenOut { get; init; }
    public required IReadOnlyList<PageDefinition> Pages { get; init; }

    /// <summary>SHA-256 of the canonical form of the definition and its texts, in lower-case hexadecimal.</summary>
    [JsonIgnore]
    public string Hash { get; internal set; } = "";

    /// <summary>Where its files lie.</summary>
    [JsonIgnore]
    public string Folder { get; internal set; } = "";

    [JsonIgnore]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts { get; internal set; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    [JsonIgnore]
    public SlotLayout Layout => layout ??= new SlotLayout(this);

    [JsonIgnore]
    public IReadOnlyDictionary<string, ItemDefinition> Items => items ??= Pages.SelectMany(page => page.Items).ToDictionary(item => item.Id);

    public string Text(string language, string key) => Texts[language][key];

    public IReadOnlyList<Option> OptionsOf(ItemDefinition item) => item.Kind switch
    {
        ItemKind.Scale => ScaleOptions(item),
        ItemKind.YesNo => WithDontKnow(item, [new Option(1, "yesNo.1"), new Option(2, "yesNo.2")]),
        ItemKind.Single or ItemKind.Multiple or ItemKind.Ranking or ItemKind.Picker => WithDontKnow(item, [.. item.Codes.Select(code => new Option(code, $"item.{item.Id}.{code}"))]),
        _ => [],
    };

    private Option[] ScaleOptions(ItemDefinition item) => Scales.FirstOrDefault(scale => scale.Id == item.Scale) is { } scale
        ? [.. (scale.DontKnow ? scale.Codes.Append(ReservedCodes.DontKnow) : scale.Codes).Select(code => new Option(code, $"scale.{scale.Id}.{code}"))]
        : [];

    private static Option[] WithDontKnow(ItemDefinition item, Option[] options) =>
        item.DontKnow ? [.. options, new Option(ReservedCodes.DontKnow, $"item.{item.Id}.{ReservedCodes.DontKnow}")] : options;
}
