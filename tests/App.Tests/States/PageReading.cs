using System.Net;
using Dialogue.Given;

namespace Dialogue.App.Tests.States;

/// <summary>Reads the pages of a city as those who read them.</summary>
internal sealed class PageReading(TestCity city, IReadOnlyDictionary<string, string> values)
{
    private readonly CityClient nobody = city.Nobody();

    /// <summary>Nothing is there yet.</summary>
    public required bool IsFirstDay { get; init; }

    /// <returns>What is wrong with each page, by its route.</returns>
    public async Task<string> FaultsAsync(IEnumerable<PageState> pages, Func<PageState, string> address, Func<PageState, string, IEnumerable<string>> judge)
    {
        var faults = new List<string>();
        foreach (var page in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Filled(address(page)));
            request.Headers.Add(SqlCounter.Header, page.Route);
            using var answer = await (await ReaderAsync(page)).Http.SendAsync(request);
            var found = answer.StatusCode == HttpStatusCode.OK ? judge(page, await answer.Content.ReadAsStringAsync()) : [$"{(int)answer.StatusCode}"];
            faults.AddRange(found.Select(fault => $"{page.Route}: {fault}"));
        }
        return string.Join('\n', faults);
    }

    public Task<CityClient> ReaderAsync(PageState page) => (IsFirstDay ? page.Reader : page.Holder ?? page.Reader) is { } role
        ? city.AsAsync(role)
        : Task.FromResult(nobody);

    public string Filled(string address) => values.Aggregate(address, (path, value) => path.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
}
