using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dialogue.Core.Audit;
using Dialogue.Core.Notices;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Administration;

/// <summary>What the tests of the administrators' pages look at again and again.</summary>
internal static class AdminGround
{
    public static async Task<IHtmlDocument> ReadAsync(this CityClient client, string path) => new HtmlParser().ParseDocument(await client.GetPageAsync(path));

    public static async Task<IHtmlDocument> ReadAsync(this HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Sends a form that is meant to be refused, and returns what the page complains about.</summary>
    public static async Task<string> RefusalAsync(this CityClient client, string path, params (string Name, string? Value)[] fields)
    {
        using var answer = await client.PostFormAsync(path, fields);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.ReadAsync();
        return string.Join(" | ", page.QuerySelectorAll(".error-summary li").Select(line => line.TextContent.Trim()));
    }

    public static async Task<List<string>> AuditAsync(this TestCity city, string action)
    {
        await using var db = city.OpenDatabase();
        return await db.Set<AuditEntry>().Where(entry => entry.Action == action).OrderBy(entry => entry.Id).Select(entry => entry.Object).ToListAsync();
    }

    /// <summary>Letters are taken to be on their way: written, and carried by nobody.</summary>
    public static void HasMail(IServiceCollection services) => services.AddSingleton<IMailCarrier>(new PatientCarrier());

    private sealed class PatientCarrier : IMailCarrier
    {
        public bool IsReady => true;

        public Task CarryAsync(Letter letter, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
