using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Dialogue.Core.Questions;
using Dialogue.Given;

namespace Dialogue.App.Tests.Desk;

/// <summary>Words that look private are shown to whoever would publish them, and to whoever writes them; nobody is stopped.</summary>
public sealed class PrivateWordsTests
{
    private const string Text = "Ngõ 12 mất nước ba ngày, ai biết xin gọi 0912345678, tên tôi là Bình.";

    [Fact]
    public async Task A_desk_publishes_a_telephone_number_only_after_it_said_that_it_saw_it()
    {
        await using var ground = await DeskGround.StartAsync();
        var id = await ground.AskedAsync(Text);
        var other = await ground.AskedAsync(Text + " Xin cảm ơn.");

        var (status, body) = await DeskGround.StepAsync(ground.Desk, id, "publish");
        foreach (var (act, fields) in new (string, (string, string)[])[]
            { ("answer", [("words", "Đã có nước lại.")]), ("defer", [("unit", "Phòng Hạ tầng"), ("days", "5")]), ("transfer", [("agency", Sample.ForeignAgencyCode), ("words", "Thuộc phường.")]) })
            Assert.Equal(HttpStatusCode.Conflict, (await DeskGround.StepAsync(ground.Desk, other, act, fields)).Status);

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("số điện thoại", body.ToString(), StringComparison.Ordinal);
        Assert.Equal((QuestionState.Received, QuestionState.Received), ((await ground.QuestionAsync(id)).State, (await ground.QuestionAsync(other)).State));
        var key = Guid.CreateVersion7().ToString();
        for (var send = 0; send < 2; send++)
            await ground.DoneAsync(id, "publish", ("private", "seen"), ("key", key));
        Assert.Equal(QuestionState.Published, (await ground.QuestionAsync(id)).State);
        // What is public already needs no second word.
        await ground.DoneAsync(id, "answer", ("words", "Đã có nước lại từ 5 giờ sáng nay."));
    }

    [Fact]
    public async Task The_panel_marks_the_words_and_a_plain_form_has_the_box_that_a_question_without_them_has_not()
    {
        await using var ground = await DeskGround.StartAsync();
        var (with, without) = (await ground.AskedAsync(Text), await ground.AskedAsync());

        var marked = await PageAsync(ground, with);
        var plain = await PageAsync(ground, without);

        Assert.Equal("0912345678", Assert.Single(marked.QuerySelectorAll("#panel mark")).TextContent);
        Assert.Equal(Text, marked.QuerySelector("#panel [data-field=text]")?.TextContent);
        Assert.Contains("số điện thoại", marked.QuerySelector("#panel [data-field=private]")?.TextContent, StringComparison.Ordinal);
        Assert.False(marked.QuerySelector("form[data-act=publish] input[name=private]")!.HasAttribute("disabled")); // every desk has the form
        Assert.True(plain.QuerySelector("form[data-act=publish] input[name=private]")!.HasAttribute("disabled")); // likewise
        Assert.Empty(plain.QuerySelectorAll("#panel mark"));
    }

    [Fact]
    public async Task Whoever_writes_a_number_is_told_while_typing_and_on_the_receipt_and_may_send_it_so()
    {
        await using var ground = await DeskGround.StartAsync();
        var citizen = ground.City.Nobody();

        using var typed = await citizen.PostJsonAsync("/api/questions/similar", new { text = Text, code = ground.Session.Code });
        using var harmless = await citizen.PostJsonAsync("/api/questions/similar", new { text = "Bao giờ ngõ 12 có nước trở lại?", code = ground.Session.Code });
        var receipt = (await ground.City.QuestionAsync(ground.Session, Text)).Receipt;

        Assert.Contains("số điện thoại", await typed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("private", await harmless.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("data-private", await citizen.GetPageAsync($"/q/{receipt}"), StringComparison.Ordinal);
    }

    private static async Task<IDocument> PageAsync(DeskGround ground, long at)
    {
        var html = await ground.Desk.GetPageAsync($"{ground.Page}?at={at}");
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
    }
}
