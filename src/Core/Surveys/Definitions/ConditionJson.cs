using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Reads <c>{"all":[…]}</c>, <c>{"any":[…]}</c>, <c>{"not":…}</c> and <c>{"item":"S5","in":[2,4]}</c> with its siblings.</summary>
internal sealed class ConditionJson : JsonConverter<Condition>
{
    public override Condition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Parse(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Conditions are only read.");

    private static Condition Parse(JsonElement element)
    {
        var parts = element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().ToArray() : [];
        return parts switch
        {
            [{ Name: "all" } all] => new Condition.All(List(all.Value)),
            [{ Name: "any" } any] => new Condition.Any(List(any.Value)),
            [{ Name: "not" } not] => new Condition.Not(Parse(not.Value)),
            [{ Name: "item" } item, var test] when item.Value.ValueKind == JsonValueKind.String => Test(item.Value.GetString() ?? "", test),
            _ => throw Unreadable(element),
        };
    }

    private static Condition Test(string item, JsonProperty test) => (test.Name, test.Value.ValueKind) switch
    {
        ("equals", JsonValueKind.Number) => new Condition.OneOf(item, [test.Value.GetInt16()]),
        ("in", JsonValueKind.Array) => new Condition.OneOf(item, [.. test.Value.EnumerateArray().Select(code => code.GetInt16())]),
        ("atLeast", JsonValueKind.Number) => new Condition.AtLeast(item, test.Value.GetInt16()),
        ("answered", JsonValueKind.True) => new Condition.Answered(item),
        ("count", JsonValueKind.Number) => new Condition.Count(item, test.Value.GetInt32()),
        _ => throw Unreadable(test.Value),
    };

    private static Condition[] List(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0
            ? [.. element.EnumerateArray().Select(Parse)]
            : throw Unreadable(element);

    private static JsonException Unreadable(JsonElement element) => new(
        $"'{element.GetRawText()}' is not a condition; expected {{\"all\":[…]}}, {{\"any\":[…]}}, {{\"not\":…}} "
        + "or {\"item\":id, \"equals\"|\"in\"|\"atLeast\"|\"answered\"|\"count\":…}.");
}
