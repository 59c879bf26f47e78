using System.Net;

namespace Dialogue.Given;

/// <summary>Keeps cookies as a browser does, across the clients that share it.</summary>
internal sealed class CookieJar : DelegatingHandler
{
    private readonly CookieContainer cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!; // the client has a base address
        if (cookies.GetCookieHeader(address) is { Length: > 0 } held)
            request.Headers.Add("Cookie", held);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                cookies.SetCookies(address, cookie);
        return answer;
    }

    public string Header(Uri address) => cookies.GetCookieHeader(address);
}
