using System.Net;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Desk;

/// <summary>The desk without script: nothing that was written is lost, and a link to something that is to be done leads to its form.</summary>
public sealed class PlainDeskTests
{
    [Fact]
    public async Task A_form_that_is_declined_stands_open_again_with_everything_that_was_written()
    {
        await using var ground = await DeskGround.StartAsync();
        var id = await ground.AskedAsync();

        var promise = await SentAsync(ground, id, "defer", ("unit", "Tổ trực cấp cứu"), ("days", "20"), ("dueOn", "2020-01-06"), ("words", "Cần khảo sát."));
        var passed = await SentAsync(ground, id, "transfer", ("agency", Sample.ForeignAgencyCode), ("words", ""));
        var refused = await SentAsync(ground, id, "refuse", ("code", "Insulting"), ("words", ""));

        Assert.Equal(("Tổ trực cấp cứu", "2020-01-06", "20"), (Field(promise, "unit"), Field(promise, "dueOn"), Field(promise, "days")));
        Assert.Equal("Cần khảo sát.", promise.QuerySelector("textarea")?.TextContent);
        Assert.Equal(Sample.ForeignAgencyCode, Field(passed, "agency"));
        Assert.Equal("Insulting", Field(refused, "code"));
        Assert.DoesNotContain("open", (await PageAsync(ground, $"?at={id}")).QuerySelectorAll("details.act").SelectMany(act => act.Attributes).Select(one => one.Name));
    }

    [Fact]
    public async Task An_answer_of_five_thousand_letters_comes_back_whole_and_fits_into_the_headers()
    {
        await using var ground = await DeskGround.StartAsync();
        var id = await ground.AskedAsync();
        await DeskGround.StepAsync(await ground.ColleagueAsync(), id, "claim");
        var words = new StringBuilder();
        for (var line = 1; words.Length < 4900; line++)
            words.Append($"{line}. Việc sửa chữa đường ống ở ngõ {line * 7919 % 997} được giao cho Xí nghiệp Nước sạch số {line * 31 % 17}. ");

        var form = await SentAsync(ground, id, "answer", ("words", words.ToString()));

        Assert.Equal(words.ToString(), form.QuerySelector("textarea")?.TextContent);
    }

    [Theory]
    [InlineData("extend")]
    [InlineData("ask-asker")]
    [InlineData("answer")]
    public async Task A_link_of_the_ledger_leads_to_the_open_form_of_its_question(string act)
    {
        await using var ground = await DeskGround.StartAsync();
        var id = await ground.AskedAsync();
        await ground.DoneAsync(id, "defer", ("unit", "Phòng Nghiệp vụ Y"), ("days", "10"));
        var ledger = await HtmlAsync(await ground.Desk.GetPageAsync("/desk/promises"));
        var link = ledger.QuerySelector($"a[href*='do={act}#']")?.GetAttribute("href") ?? "";

        var page = await HtmlAsync(await ground.Desk.GetPageAsync(link.Split('#')[0]));

        var form = Assert.Single(page.QuerySelectorAll("details.act[open]"));
        Assert.Equal(act, form.GetAttribute("data-for"));
        Assert.Contains($"/desk/questions/{id}/{act}", form.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_of_the_desk_names_the_minutes_that_are_due()
    {
        await using var city = await TestCity.StartAsync();
        var session = await city.SessionAsync(Sample.AgencyCode, SessionState.Closed);
        var desk = await city.AsAsync(Core.People.Role.DeskOfficer);

        var page = await HtmlAsync(await desk.GetPageAsync("/desk"));

        Assert.Contains("Biên bản chờ công bố", page.QuerySelector("section")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($".work a[href='/desk/sessions/{session.Code}/minutes']"));
    }

    [Fact]
    public async Task The_first_page_of_the_desk_puts_overdue_things_before_all_others()
    {
        await using var ground = await DeskGround.StartAsync();
        var (late, reopened) = (await ground.AskedAsync(), await ground.AskedAsync());
        await ground.DoneAsync(reopened, "publish");
        await using (var db = ground.City.OpenDatabase())
        {
            await db.Database.ExecuteSqlAsync($"update question set accept_by = now() - interval '1 hour' where id = {late}");
            await db.Database.ExecuteSqlAsync($"update question set reopenings = 1 where id = {reopened}");
        }
        await ground.City.SessionAsync(Sample.AgencyCode, SessionState.Draft);

        var page = await HtmlAsync(await ground.Desk.GetPageAsync("/desk"));

        Assert.Equal(
            ["Câu hỏi quá hạn tiếp nhận hoặc trả lời 1", "Câu hỏi được mở lại vì người hỏi chưa hài lòng 1"],
            page.QuerySelectorAll("section h3").Select(heading => heading.TextContent).Where(heading => heading.StartsWith("Câu hỏi", StringComparison.Ordinal)));
        Assert.NotNull(page.QuerySelector($".work a[href='{ground.Page}?show=waiting&at={late}#panel']"));
        Assert.NotNull(page.QuerySelector($".work a[href='{ground.Page}?show=open&at={reopened}#panel']"));
        Assert.Contains("quá hạn", page.QuerySelector(".notice[data-kind='careful']")?.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".work .clock"));
    }

    /// <returns>The form as it stands on the page to which the refusal leads.</returns>
    private static async Task<IElement> SentAsync(DeskGround ground, long id, string act, params (string Name, string? Value)[] fields)
    {
        var here = $"{ground.Page}?at={id}";
        using var answer = await ground.Desk.PostFormAsync($"/desk/questions/{id}/{act}", [.. fields, ("from", here)]);
        Assert.Equal((HttpStatusCode.Redirect, here), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.True(ground.Desk.Cookies.Length < 16_000, $"{ground.Desk.Cookies.Length} bytes of cookies");
        var page = await PageAsync(ground, $"?at={id}");
        Assert.NotNull(page.QuerySelector("[role='alert'][data-notice]"));
        return Assert.Single(page.QuerySelectorAll($"details.act[data-for='{act}'][open]"));
    }

    private static async Task<IDocument> PageAsync(DeskGround ground, string query) => await HtmlAsync(await ground.Desk.GetPageAsync(ground.Page + query));

    private static Task<IDocument> HtmlAsync(string html) => BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));

    private static string? Field(IElement form, string name) => form.QuerySelector($"[name='{name}']:checked, select[name='{name}'], [name='{name}']:not([type='radio'])") switch
    {
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };
}
