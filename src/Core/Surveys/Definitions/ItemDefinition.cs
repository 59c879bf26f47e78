namespace Dialogue.Core.Surveys.Definitions;

/// <summary>One question of an instrument. Its identifier is never reused for another question.</summary>
public sealed record ItemDefinition
{
    public required string Id { get; init; }
    public required ItemKind Kind { get; init; }
    public short[] Codes { get; init; } = [];
    public string? Scale { get; init; }
    public bool DontKnow { get; init; }
    public bool Required { get; init; }
    public bool Hint { get; init; }
    public int? AtMost { get; init; }
    public short? Min { get; init; }
    public short? Max { get; init; }
    public int? MaxLength { get; init; }
    public Condition? ShowIf { get; init; }

    public bool IsText => Kind is ItemKind.ShortText or ItemKind.LongText;
    public bool IsChoice => Kind is ItemKind.Single or ItemKind.Multiple or ItemKind.Scale or ItemKind.YesNo or ItemKind.Picker;

    /// <summary>Exactly one of its own options is the answer, so that it divides those who answered.</summary>
    public bool Divides => Kind is ItemKind.Single or ItemKind.YesNo or ItemKind.Picker;

    /// <summary>Its options are its own, and several of them take a place each in what is stored.</summary>
    public bool IsMany => Kind is ItemKind.Multiple or ItemKind.Ranking;

    public string TextKey => $"item.{Id}";
    public string HintKey => $"item.{Id}.hint";
}
