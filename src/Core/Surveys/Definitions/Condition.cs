using System.Text.Json.Serialization;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>
/// A routing rule as a typed tree: no strings are ever evaluated, so a rule can be checked before a wave opens.
/// An item that was not shown or not answered satisfies nothing but <see cref="Not"/>.
/// </summary>
[JsonConverter(typeof(ConditionJson))]
public abstract record Condition
{
    private Condition()
    {
    }

    public sealed record All(IReadOnlyList<Condition> Of) : Condition;

    public sealed record Any(IReadOnlyList<Condition> Of) : Condition;

    public sealed record Not(Condition Of) : Condition;

    /// <summary>The item's code, or one of the codes chosen, is among these.</summary>
    public sealed record OneOf(string Item, IReadOnlyList<short> Codes) : Condition;

    public sealed record AtLeast(string Item, short Code) : Condition;

    public sealed record Answered(string Item) : Condition;

    /// <summary>At least so many options were chosen.</summary>
    public sealed record Count(string Item, int Minimum) : Condition;

    public bool Holds(IReadOnlyDictionary<string, Answer> answers) => this switch
    {
        All all => all.Of.All(part => part.Holds(answers)),
        Any any => any.Of.Any(part => part.Holds(answers)),
        Not not => !not.Of.Holds(answers),
        OneOf one => CodesOf(answers, one.Item).Any(one.Codes.Contains),
        AtLeast least => CodesOf(answers, least.Item).Any(code => !ReservedCodes.IsReserved(code) && code >= least.Code),
        Answered answered => answers.ContainsKey(answered.Item),
        Count count => CodesOf(answers, count.Item).Count >= count.Minimum,
        _ => throw new InvalidOperationException($"Unknown condition {GetType().Name}."),
    };

    public IEnumerable<string> Items() => this switch
    {
        All all => all.Of.SelectMany(part => part.Items()),
        Any any => any.Of.SelectMany(part => part.Items()),
        Not not => not.Of.Items(),
        OneOf one => [one.Item],
        AtLeast least => [least.Item],
        Answered answered => [answered.Item],
        Count count => [count.Item],
        _ => throw new InvalidOperationException($"Unknown condition {GetType().Name}."),
    };

    private static IReadOnlyList<short> CodesOf(IReadOnlyDictionary<string, Answer> answers, string item) =>
        answers.TryGetValue(item, out var answer) && answer is Answer.Chosen chosen ? chosen.Codes : [];
}
