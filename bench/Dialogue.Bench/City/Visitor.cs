using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dialogue.Bench.City;

/// <summary>What a page needs to send: the cookies and the token against forgery. Without a device cookie each request is a new device.</summary>
internal sealed record Visitor(string Cookies, string Header, string Token)
{
    /// <summary>For a generator that writes its requests itself.</summary>
    public IReadOnlyList<string> Lines => [$"Cookie: {Cookies}", $"{Header}: {Token}"];

    public static async Task<Visitor> ComeAsync(RunningCity city, CancellationToken cancellationToken)
    {
        using var answer = await city.Script.GetAsync("/api/antiforgery", cancellationToken);
        answer.EnsureSuccessStatusCode();
        var reply = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        var cookies = answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]);
        return new Visitor(string.Join("; ", cookies), reply.GetProperty("header").GetString() ?? "", reply.GetProperty("token").GetString() ?? "");
    }

    public HttpRequestMessage Post(string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Cookie", Cookies);
        request.Headers.Add(Header, Token);
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString("D", CultureInfo.InvariantCulture));
        return request;
    }
}
