using System.Text.RegularExpressions;
using Dialogue.Core.People;

namespace Dialogue.App.Tests.Access;

/// <summary>One way into the application: a method on an address, and for a page one of its handlers.</summary>
internal sealed partial record EntryPoint(string Method, string Route, string? Handler, IReadOnlyList<Right> Needs, bool AllowsAnonymous, bool IsPage, bool TakesJson, Type? Hub)
{
    public string Name => $"{Method} {Route}{(Handler is null ? "" : $"?handler={Handler}")}";

    public bool ChangesState => Method is not ("GET" or "HEAD");

    public IEnumerable<string> Parameters => Parameter().Matches(Route).Select(match => match.Groups[1].Value);

    public string Address(IReadOnlyDictionary<string, string> values)
    {
        var path = Path(values);
        return path + (Handler is not null ? $"?handler={Handler}" : path.EndsWith("/changes", StringComparison.Ordinal) ? "?since=0" : "");
    }

    public string Path(IReadOnlyDictionary<string, string> values) => "/" + Parameter().Replace(Route, match => values[match.Groups[1].Value]).TrimStart('/');

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
