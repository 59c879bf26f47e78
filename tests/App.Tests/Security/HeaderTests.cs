using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Dialogue.App.Tests.Access;
using Dialogue.Core.People;
using Dialogue.Given;

namespace Dialogue.App.Tests.Security;

public sealed partial class HeaderTests
{
    [Fact]
    public async Task Every_page_carries_the_headers_and_no_script_or_style_of_its_own()
    {
        await using var city = await TestCity.StartAsync();
        var agency = (await city.AgencyAsync(Sample.AgencyCode)).Id;
        var mayAll = await city.SignInAsync((await city.PersonAsync(
            new(Role.DeskOfficer, agency), new(Role.Host, agency), new(Role.ReformOfficer, null), new(Role.Administrator, null))).Email!);
        var values = await MatrixObjects.MakeAsync(city, "real");

        var looked = 0;
        var wrong = new List<string>();
        foreach (var entry in (await EntryPoints.OfAsync(city)).Where(entry => entry is { Method: "GET", IsPage: true } && !entry.Route.StartsWith("/error", StringComparison.Ordinal)))
        {
            using var answer = await mayAll.GetAsync(entry.Address(values));
            wrong.AddRange(Faults(answer, await answer.Content.ReadAsStringAsync()).Select(fault => $"{entry.Name}: {fault}"));
            looked++;
        }

        Assert.True(looked > 10);
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Faults(HttpResponseMessage answer, string body)
    {
        var policy = Header(answer, "Content-Security-Policy");
        if (!Nonce().IsMatch(policy))
            yield return "no nonce in the policy";
        if (policy.Contains("unsafe", StringComparison.Ordinal))
            yield return "an unsafe policy";
        foreach (var directive in new[] { "default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'" })
            if (!policy.Contains(directive, StringComparison.Ordinal))
                yield return $"no {directive}";
        if (Header(answer, "X-Content-Type-Options") != "nosniff")
            yield return "no nosniff";
        if (Header(answer, "Referrer-Policy").Length == 0 || Header(answer, "Permissions-Policy").Length == 0)
            yield return "no referrer or permissions policy";
        if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"))
            yield return "tells what it runs on";
        if ((int)answer.StatusCode >= 500)
            yield return $"failed with {(int)answer.StatusCode}";
        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            yield break;
        var page = new HtmlParser().ParseDocument(body);
        if (page.QuerySelector("[style], style, [onclick], [onload], [onsubmit], script:not([src]):not([type='application/json'])") is { } inline)
            yield return $"inline: {inline.OuterHtml}";
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : "";

    [GeneratedRegex("script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'")]
    private static partial Regex Nonce();
}
