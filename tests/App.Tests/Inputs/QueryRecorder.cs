using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Dialogue.App.Tests.Inputs;

/// <summary>Which parts of its address an entry point looks for, whoever reads them: our reader, model binding, a line that forgot both.</summary>
internal sealed class QueryRecorder : IStartupFilter
{
    public const string Header = "X-Entry-Point";

    private readonly ConcurrentDictionary<(string Entry, string Part), bool> asked = new();

    public IEnumerable<(string Entry, string Part)> Asked => asked.Keys;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        application.Use(async (http, go) =>
        {
            var entry = http.Request.Headers[Header].ToString();
            if (entry.Length > 0)
                http.Features.Set<IQueryFeature>(new QueryFeature(new Recorded(http.Request.Query, part => asked[(entry, part)] = true)));
            await go(http);
        });
        next(application);
    };

    private sealed class Recorded(IQueryCollection query, Action<string> note) : IQueryCollection
    {
        public StringValues this[string key] => TryGetValue(key, out var value) ? value : StringValues.Empty;

        public int Count => query.Count;

        public ICollection<string> Keys => query.Keys;

        public bool ContainsKey(string key)
        {
            note(key);
            return query.ContainsKey(key);
        }

        public bool TryGetValue(string key, [NotNullWhen(true)] out StringValues value)
        {
            note(key);
            return query.TryGetValue(key, out value);
        }

        public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator() => query.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
