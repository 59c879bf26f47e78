using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialogue.Given;
using Dialogue.Web.Access;

namespace Dialogue.App.Tests.Security;

public sealed class LimitTests
{
    private static readonly (string, string) On = ("Limits:Off", "false");

    [Fact]
    public async Task A_device_that_asks_too_fast_is_told_how_long_to_wait_in_its_language()
    {
        await using var city = await TestCity.StartAsync(On, ("Limits:Asking:Burst", "2"));
        var session = await city.SessionAsync();
        var phone = city.Nobody();
        await phone.GetPageAsync($"/sessions/{session.Code}");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 2; i++)
            statuses.Add((await AskAsync(phone, session.Code)).StatusCode);
        using var refused = await AskAsync(phone, session.Code);
        var words = (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created], statuses);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60); // always sent with 429
        Assert.Contains("Vui lòng chờ", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_phone_on_the_same_network_may_still_ask()
    {
        await using var city = await TestCity.StartAsync(On, ("Limits:Asking:Burst", "1"));
        var session = await city.SessionAsync();
        var (first, second) = (city.Nobody(), city.Nobody());
        await first.GetPageAsync($"/sessions/{session.Code}");
        await second.GetPageAsync($"/sessions/{session.Code}");
        (await AskAsync(first, session.Code)).Dispose();

        using var refused = await AskAsync(first, session.Code);
        using var taken = await AskAsync(second, session.Code);

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.Created), (refused.StatusCode, taken.StatusCode));
    }

    [Fact]
    public async Task A_new_device_for_every_request_gains_nothing()
    {
        await using var city = await TestCity.StartAsync(On, ("Limits:StrangersCeiling:Burst", "3"));
        var session = await city.SessionAsync();

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
            statuses.Add((await AskAsync(city.Nobody(), session.Code)).StatusCode);

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task The_room_without_script_answers_with_a_page_that_says_what_to_do()
    {
        await using var city = await TestCity.StartAsync(On, ("Limits:Asking:Burst", "1"));
        var session = await city.SessionAsync();
        var phone = city.Nobody();
        await phone.GetPageAsync($"/sessions/{session.Code}");
        (await phone.PostFormAsync($"/sessions/{session.Code}", ("Input.Text", "Bao giờ đường Láng được sửa xong?"))).Dispose();

        using var refused = await phone.PostFormAsync($"/sessions/{session.Code}", ("Input.Text", "Còn đường Bưởi thì sao ạ?"));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("<h1>", page, StringComparison.Ordinal);
        Assert.Contains("Thao tác quá nhanh", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_at_one_account_is_slowed_down_whether_it_exists_or_not_and_leaves_others_alone()
    {
        await using var city = await TestCity.StartAsync(On, ("Limits:SignIn:Burst", "2"));
        var person = await city.PersonAsync();
        var stranger = city.Nobody();

        foreach (var email in new[] { person.Email!, "khong.co@example.vn" }) // every account has one
        {
            var statuses = new List<HttpStatusCode>();
            for (var i = 0; i < 3; i++)
                statuses.Add((await stranger.PostFormAsync("/account/sign-in", ("Input.Email", email), ("Input.Password", "đoán mò một câu"))).StatusCode);
            Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests], statuses);
        }
        await city.SignInAsync((await city.PersonAsync()).Email!);
    }

    [Fact]
    public async Task Receipts_cannot_be_searched_by_trying()
    {
        await using var city = await TestCity.StartAsync(On, ("Limits:Receipts:Burst", "2"));
        var session = await city.SessionAsync();
        var phone = city.Nobody();
        await phone.GetPageAsync($"/sessions/{session.Code}");

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
            statuses.Add((await phone.GetAsync($"/q/ABCDEFGHJKM{i + 2}")).StatusCode);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], statuses);
    }

    [Theory]
    [InlineData("203.113.7.9", "203.113.7.0/24")]
    [InlineData("::ffff:203.113.7.9", "203.113.7.0/24")]
    [InlineData("2405:4800:10a:b00::17", "2405:4800:10a::/48")]
    public void A_network_is_the_front_of_an_address(string address, string network) => Assert.Equal(network, Network.Of(IPAddress.Parse(address)));

    private static Task<HttpResponseMessage> AskAsync(CityClient browser, string code) =>
        browser.PostJsonAsync($"/api/sessions/{code}/questions", new { text = "Bao giờ đường Láng được sửa xong?" });
}
