using System.Net;
using System.Text.Json;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Security;

public sealed class OperationTests
{
    [Fact]
    public async Task The_city_is_ready_only_with_the_schema_of_its_release()
    {
        await using var city = await TestCity.StartAsync();
        var anybody = city.Nobody();
        using var before = await anybody.GetAsync("/healthz/ready");

        await using (var db = city.OpenDatabase())
            await db.Database.ExecuteSqlRawAsync("""delete from "__EFMigrationsHistory" where "MigrationId" like '%trust'""");
        using var ready = await anybody.GetAsync("/healthz/ready");
        using var live = await anybody.GetAsync("/healthz/live");

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task The_description_lists_the_interfaces_that_do_not_change()
    {
        await using var city = await TestCity.StartAsync();

        var description = await city.Nobody().GetJsonAsync<JsonElement>("/openapi/v1.json");

        var offered = description.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")).ToHashSet();
        string[] promised =
        [
            "GET /api/sessions", "GET /api/sessions/{code}/snapshot", "GET /api/sessions/{code}/changes", "GET /api/antiforgery",
            "POST /api/sessions/{code}/questions", "POST /api/questions/{id}/votes", "DELETE /api/questions/{id}/votes",
        ];
        Assert.Empty(promised.Except(offered));
        Assert.All(promised.Where(each => each.Contains("/questions", StringComparison.Ordinal)), each =>
            Assert.NotEmpty(description.GetProperty("paths").GetProperty(each.Split(' ')[1]).GetProperty(each.Split(' ')[0].ToLowerInvariant()).GetProperty("summary").GetString()!));
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("https://localhost.elsewhere.example")]
    [InlineData("null")]
    public async Task A_page_of_another_site_cannot_open_a_live_connection(string origin)
    {
        await using var city = await TestCity.StartAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => HubSocket.OpenAsync(city, city.Nobody(), origin));
        await using var own = await HubSocket.OpenAsync(city, city.Nobody());

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_nodes_read_each_others_cookies()
    {
        await using var city = await TestCity.StartAsync();
        var person = await city.PersonAsync();
        var browser = await city.SignInAsync(person.Email!); // made with one
        await using var second = await city.SecondNodeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", browser.Cookies } } };

        using var answer = await second.Nobody().Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_with_far_too_much_in_it_is_refused()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync();

        using var answer = await city.Nobody().PostFormAsync($"/sessions/{session.Code}", ("Input.Text", new string('a', 100_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("<h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
