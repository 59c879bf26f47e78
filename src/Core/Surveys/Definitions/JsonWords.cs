using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>What a JSON reader complains about, for somebody who writes a questionnaire and has never seen a type's name.</summary>
internal static partial class JsonWords
{
    public static string Of(JsonException refusal)
    {
        if (Unknown().Match(refusal.Message) is { Success: true } unknown)
            return $"'{unknown.Groups[1].Value}' is not known here; see the schema for what is.";
        if (refusal.Message.StartsWith("Duplicate", StringComparison.Ordinal))
            return "this name stands twice in its object.";
        if (Missing().Match(refusal.Message) is { Success: true } missing)
            return $"{missing.Groups[1].Value} is missing.";
        if (Wrong().Match(refusal.Message) is { Success: true } wrong)
            return $"expected {Expected(wrong.Groups[1].Value)}.";
        return Place().Replace(refusal.Message, "");
    }

    private static string Expected(string type)
    {
        if (typeof(JsonWords).Assembly.GetType(type) is { IsEnum: true } known)
            return "one of " + string.Join(", ", known.GetFields().Where(field => field.IsLiteral).Select(NameOf));
        return type switch
        {
            "System.Int16" or "System.Int32" or "System.Int64" => "a whole number, without quotation marks",
            "System.Boolean" => "true or false, without quotation marks",
            "System.DateTimeOffset" => "an instant with its zone, such as 2027-10-15T00:00:00+07:00",
            "System.DateOnly" => "a day, such as 2027-10-15",
            "System.String" => "text in quotation marks",
            _ when type.Contains("Dictionary", StringComparison.Ordinal) => "an object { … } of names and values",
            _ when type.Contains("[]", StringComparison.Ordinal) || type.Contains("List", StringComparison.Ordinal) => "a list [ … ]",
            _ => "an object { … } as in the schema",
        };
    }

    private static string NameOf(System.Reflection.FieldInfo field) =>
        field.GetCustomAttributes(typeof(JsonStringEnumMemberNameAttribute), false).OfType<JsonStringEnumMemberNameAttribute>().FirstOrDefault()?.Name
        ?? JsonNamingPolicy.CamelCase.ConvertName(field.Name);

    [GeneratedRegex("property '([^']+)' could not be mapped", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Unknown();

    [GeneratedRegex("missing required properties including: (.+?)\\.?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Missing();

    [GeneratedRegex("could not be converted to ([^\\s]+?)\\.( Path|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Wrong();

    [GeneratedRegex(" Path: .*$", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 100)]
    private static partial Regex Place();
}
