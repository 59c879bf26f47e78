using System.Net;
using System.Text.Json;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Desk;

/// <summary>A live session of an agency with its desk, through the front door.</summary>
internal sealed class DeskGround(TestCity city, Session session, CityClient desk) : IAsyncDisposable
{
    public TestCity City => city;
    public Session Session => session;

    /// <summary>An officer of the agency, signed in.</summary>
    public CityClient Desk => desk;

    public string Page => $"/desk/sessions/{session.Code}";

    public static async Task<DeskGround> StartAsync()
    {
        var city = await TestCity.StartAsync();
        return new DeskGround(city, await city.SessionAsync(), await city.AsAsync(Role.DeskOfficer));
    }

    /// <summary>Another officer of the same agency, in a browser of their own.</summary>
    public async Task<CityClient> ColleagueAsync()
    {
        var agency = await city.AgencyAsync(Sample.AgencyCode);
        return await city.SignInAsync((await city.PersonAsync(new HeldRole(Role.DeskOfficer, agency.Id))).Email!); // every account has one
    }

    public async Task<long> AskedAsync(string? text = null) => (await city.QuestionAsync(session, text)).Id;

    /// <summary>A step as script sends it.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Body)> StepAsync(CityClient who, long id, string act, params (string Name, string Value)[] fields)
    {
        using var answer = await who.SendAsync(HttpMethod.Post, $"/desk/questions/{id}/{act}",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), accept: "application/json");
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    public async Task DoneAsync(long id, string act, params (string Name, string Value)[] fields) =>
        Assert.Equal(HttpStatusCode.OK, (await StepAsync(desk, id, act, fields)).Status);

    public Task<JsonElement> QueueAsync(string filter = "", CityClient? who = null) =>
        (who ?? desk).GetJsonAsync<JsonElement>($"/api/desk/sessions/{session.Code}/queue{filter}");

    public async Task<long[]> IdsAsync(string filter = "", CityClient? who = null) =>
        [.. (await QueueAsync(filter, who)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("question").GetProperty("id").GetInt64())];

    public async Task<Question> QuestionAsync(long id)
    {
        await using var db = city.OpenDatabase();
        return await db.Questions.AsNoTracking().SingleAsync(q => q.Id == id);
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();
}
