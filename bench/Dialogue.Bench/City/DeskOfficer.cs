using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Bench.City;

/// <summary>An officer of an agency's desk, signed in through the front door.</summary>
internal sealed class DeskOfficer(RunningCity city, Dictionary<string, string> cookies, string header, string token)
{
    private const string Password = "mật khẩu của phép đo";

    public static async Task<DeskOfficer> SignInAsync(RunningCity city, string agencyCode, CancellationToken cancellationToken)
    {
        var email = await AppointAsync(city.ConnectionString, agencyCode, cancellationToken);
        var nobody = await WithTokenAsync(city, [], cancellationToken);
        using var answer = await nobody.PostAsync("/account/sign-in", [("Input.Email", email), ("Input.Password", Password)], cancellationToken);
        if ((int)answer.StatusCode != 302)
            throw new InvalidOperationException($"The officer was not let in: {answer.StatusCode}.");
        return await WithTokenAsync(city, nobody.Cookies, cancellationToken);
    }

    private Dictionary<string, string> Cookies => cookies;

    public async Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, path);
        return await city.Browser.SendAsync(request, cancellationToken);
    }

    public async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<(string Name, string Value)> fields, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        request.Headers.Add(header, token);
        request.Headers.Add("Accept", "application/json");
        var answer = await city.Browser.SendAsync(request, cancellationToken);
        Keep(cookies, answer);
        return answer;
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        return request;
    }

    private static async Task<DeskOfficer> WithTokenAsync(RunningCity city, Dictionary<string, string> cookies, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/antiforgery");
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var answer = await city.Script.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        Keep(cookies, answer);
        var reply = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return new DeskOfficer(city, cookies, reply.GetProperty("header").GetString() ?? "", reply.GetProperty("token").GetString() ?? "");
    }

    private static void Keep(Dictionary<string, string> cookies, HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set))
            return;
        foreach (var parts in set.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
            cookies[parts[0]] = parts[1];
    }

    private static async Task<string> AppointAsync(string connectionString, string agencyCode, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddDialogueCore(connectionString).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
        var agency = await db.Agencies.Where(a => a.Code == agencyCode).Select(a => a.Id).SingleAsync(cancellationToken);
        var email = string.Create(CultureInfo.InvariantCulture, $"thuky.{Guid.CreateVersion7():N}@phepdo.invalid");
        var outcome = await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().CreateAsync(
            new PeopleDirectory.NewPerson(email, "Lê Minh Anh", Password) { Roles = [new HeldRole(Role.DeskOfficer, agency)] }, null, cancellationToken);
        return outcome is PeopleDirectory.Created ? email : throw new InvalidOperationException($"No account was made: {outcome}");
    }
}
