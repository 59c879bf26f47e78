using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dialogue.Core.Surveys;

/// <summary>What was hidden beyond the control's own rules, so that nothing hidden can be found out.</summary>
/// <param name="Table">The table in which something could be found out.</param>
/// <param name="Measure">What is hidden: a factor, an index, an option; empty for all.</param>
/// <param name="Group">Of which group, as in <see cref="WaveCell.Group"/>; empty where it is all of them, or the city.</param>
public sealed record HidingStep(HidingKind Kind, string Table, string Measure, string Group)
{
    private static readonly JsonSerializerOptions Names = new() { Converters = { new JsonStringEnumConverter() } };

    internal static ValueConverter<IReadOnlyList<HidingStep>, string> Converter { get; } =
        new(steps => JsonSerializer.Serialize(steps, Names), json => JsonSerializer.Deserialize<List<HidingStep>>(json, Names) ?? new List<HidingStep>());

    internal static ValueComparer<IReadOnlyList<HidingStep>> Comparer { get; } =
        new((one, other) => one!.SequenceEqual(other!), steps => steps.Count, steps => steps); // never null, as the column is not
}
