using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dialogue.Core.Surveys;

internal static class AnswersJson
{
    public static readonly ValueConverter<Dictionary<string, string[]>, string> Converter = new(
        answers => Write(answers),
        json => Read(json));

    public static readonly ValueComparer<Dictionary<string, string[]>> Comparer = new(
        (one, other) => Write(one) == Write(other),
        answers => Write(answers).GetHashCode(StringComparison.Ordinal),
        answers => Read(Write(answers)));

    private static string Write(Dictionary<string, string[]>? answers) => JsonSerializer.Serialize(answers);

    private static Dictionary<string, string[]> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? [];
}
