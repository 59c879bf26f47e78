using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Planning;

/// <summary>The form of a plan as a browser fills it in.</summary>
internal static class PlanForm
{
    /// <summary>Today on the city's clock, whatever the machine's.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);

    public static (string Name, string? Value)[] Whole(int days = 14, params (string Name, string? Value)[] over)
    {
        var fields = new Dictionary<string, string?>
        {
            ["Input.Key"] = Guid.CreateVersion7().ToString(),
            ["Input.Revision"] = "0",
            ["Input.TitleVi"] = "Đối thoại về sửa chữa vỉa hè, lòng đường",
            ["Input.TitleEn"] = "Dialogue on pavements and roads",
            ["Input.DescriptionVi"] = "Sở trả lời về kế hoạch sửa chữa năm tới.\nMời người dân các phường nội thành.",
            ["Input.ChairName"] = "Nguyễn Thu Hà",
            ["Input.ChairPosition"] = "Phó Giám đốc Sở",
            ["Input.Date"] = Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Input.Start"] = "08:30",
            ["Input.End"] = "10:30",
            ["Input.Place"] = "Hội trường tầng 2, 258 Võ Chí Công",
            ["Input.PublishesBeforeReading"] = "false",
            ["Input.AllowsAnonymous"] = "true",
        };
        foreach (var (name, value) in over)
            fields[name] = value;
        return [.. fields.Select(field => (field.Key, field.Value))];
    }

    /// <returns>The code of a new draft of the sample agency.</returns>
    public static async Task<string> DraftAsync(this CityClient desk, int days = 14, params (string Name, string? Value)[] over)
    {
        using var answer = await desk.PostFormAsync("/desk/plan/new", Whole(days, over));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Split('/')[^1]; // a redirect has one
    }

    public static async Task<string> AnnouncedAsync(this CityClient desk, TestCity city, int days = 14, params (string Name, string? Value)[] over)
    {
        var code = await desk.DraftAsync(days, over);
        using var answer = await desk.StepAsync(city, code, "?handler=Announce");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return code;
    }

    /// <summary>A step on the plan, by somebody who has just read it.</summary>
    public static async Task<HttpResponseMessage> StepAsync(this CityClient desk, TestCity city, string code, string step, params (string Name, string? Value)[] fields)
    {
        var revision = (await city.StoredAsync(code)).Revision.ToString(CultureInfo.InvariantCulture);
        return await desk.PostFormAsync($"/desk/plan/{code}{step}", [("Input.Revision", revision), .. fields]);
    }

    public static async Task<Session> StoredAsync(this TestCity city, string code)
    {
        await using var db = city.OpenDatabase();
        return await db.Sessions.AsNoTracking().Include(s => s.Partners).SingleAsync(s => s.Code == code);
    }

    /// <summary>The complaints beside fields, by the field's name.</summary>
    public static async Task<Dictionary<string, string>> FaultsAsync(this HttpResponseMessage answer)
    {
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return page.QuerySelectorAll(".field-error[id]").ToDictionary(error => error.Id!.Replace("Input_", "", StringComparison.Ordinal).Replace("-error", "", StringComparison.Ordinal), error => error.TextContent); // selected by its id
    }
}
