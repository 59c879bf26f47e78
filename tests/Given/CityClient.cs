using System.Net.Http.Json;
using System.Text.Json;

namespace Dialogue.Given;

/// <summary>One browser: it keeps cookies, follows no redirect, and sends the antiforgery token with every state change.</summary>
public sealed class CityClient
{
    private readonly CookieJar jar;
    private (string Header, string Token)? antiforgery;

    internal CityClient(HttpClient http, CookieJar jar) => (Http, this.jar) = (http, jar);

    public HttpClient Http { get; }

    /// <summary>The cookies as a header, for a web socket.</summary>
    public string Cookies => jar.Header(Http.BaseAddress!); // every client has one

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path);

    public Task<string> GetPageAsync(string path) => Http.GetStringAsync(path);

    public async Task<T> GetJsonAsync<T>(string path) => (await Http.GetFromJsonAsync<T>(path, Json))!; // null would be a failure of the test

    public Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string? Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <param name="path">Where to.</param>
    /// <param name="body">Sent as JSON.</param>
    /// <param name="key">The Idempotency-Key; a fresh one when none is given.</param>
    public Task<HttpResponseMessage> PostJsonAsync(string path, object? body, Guid? key = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body, options: Json), key ?? Guid.CreateVersion7());

    public Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, Guid? key = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        var (header, token) = antiforgery ??= await TokenAsync();
        request.Headers.Add(header, token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key.ToString());
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        return await Http.SendAsync(request);
    }

    /// <summary>The token is bound to who one is: after signing in or out another is needed.</summary>
    public void ForgetToken() => antiforgery = null;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private async Task<(string, string)> TokenAsync()
    {
        var reply = await GetJsonAsync<TokenReply>("/api/antiforgery");
        return (reply.Header, reply.Token);
    }

    private sealed record TokenReply(string Header, string Token);
}
