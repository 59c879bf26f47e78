using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Sessions;

/// <summary>The public room as it comes from the server: what a phone without script shows, and what script asks for.</summary>
public sealed class RoomPageTests : IAsyncLifetime
{
    private TestCity city = null!; // started before each test
    private Session session = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        city = await TestCity.StartAsync();
        session = await city.SessionAsync();
    }

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task A_merged_question_keeps_its_words_and_leads_to_the_common_one_where_its_voter_counts()
    {
        var common = await city.PublishedQuestionAsync(session);
        var other = await city.PublishedQuestionAsync(session);
        var phone = city.Nobody();
        (await phone.PostJsonAsync($"/api/questions/{other.Id}/votes", null)).Dispose();
        await ActAsync(other.Id, "merge", ("into", $"{common.Id}"));

        var page = await PageAsync(phone);

        var merged = Item(page, other.Id);
        Assert.Contains("Cùng nội dung với một câu hỏi khác", merged, StringComparison.Ordinal);
        Assert.Contains($"href=\"?at={common.Id}#q{common.Id}\"", merged, StringComparison.Ordinal);
        Assert.Contains("aria-pressed=\"true\"", Item(page, common.Id), StringComparison.Ordinal);
        Assert.Contains("1 câu hỏi cùng nội dung đã được gộp vào đây.", Item(page, common.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_passed_on_names_the_agency_before_and_after_it_accepts()
    {
        var asked = await city.PublishedQuestionAsync(session);
        var receiver = await city.AgencyAsync(Sample.ForeignAgencyCode);
        await ActAsync(asked.Id, "transfer", ("agency", receiver.Code), ("words", "Thuộc thẩm quyền của phường."));
        var offered = Item(await PageAsync(), asked.Id);

        var foreign = await city.AsAsync(Role.DeskOfficer, Sample.ForeignAgencyCode);
        (await foreign.PostFormAsync($"/desk/offers/{asked.Id}/accept", ("key", $"{Guid.CreateVersion7()}"))).Dispose();
        var accepted = Item(await PageAsync(), asked.Id);

        Assert.Contains($"Đề nghị chuyển đến {receiver.NameVi}; đang chờ cơ quan này tiếp nhận.", offered, StringComparison.Ordinal);
        Assert.Contains($"Đã chuyển đến {receiver.NameVi}. Cơ quan này có trách nhiệm trả lời.", accepted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_shows_its_day_its_unit_and_the_working_days_left()
    {
        var asked = await city.PublishedQuestionAsync(session);
        await ActAsync(asked.Id, "defer", ("unit", "Phòng Quản lý hạ tầng"), ("days", "5"), ("words", "Cần khảo sát tại chỗ."));

        var item = Item(await PageAsync(), asked.Id);

        var due = await DueAsync(asked.Id);
        Assert.Contains($"Hẹn trả lời bằng văn bản chậm nhất ngày {due:dd/MM/yyyy}. Đơn vị thực hiện: Phòng Quản lý hạ tầng.", item, StringComparison.Ordinal);
        Assert.Contains("Còn 5 ngày làm việc.", item, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promise_for_a_Sunday_is_confirmed_with_the_working_day_that_it_became()
    {
        var asked = await city.PublishedQuestionAsync(session);
        var sunday = DateOnly.FromDateTime(session.StartsAt.UtcDateTime).AddDays(7);
        sunday = sunday.AddDays((7 - (int)sunday.DayOfWeek) % 7);
        var desk = await city.AsAsync(Role.DeskOfficer);

        using var answer = await desk.SendAsync(HttpMethod.Post, $"/desk/questions/{asked.Id}/defer", new FormUrlEncodedContent(
            [new("key", $"{Guid.CreateVersion7()}"), new("unit", "Phòng Tiếp dân"), new("dueOn", $"{sunday:yyyy-MM-dd}")]), accept: "application/json");

        await using var db = city.OpenDatabase();
        var promised = await db.Questions.Where(q => q.Id == asked.Id).Select(q => q.DueOn!.Value).SingleAsync();
        Assert.True(promised > sunday);
        Assert.Contains($"{promised:dd/MM/yyyy}", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("đàm234")]
    [InlineData("à")]
    public async Task A_code_typed_with_diacritics_finds_no_room_and_breaks_nothing(string typed)
    {
        using var led = await city.Nobody().GetAsync($"/sessions/{typed}");
        using var answer = await city.Nobody().GetAsync(led.Headers.Location!.OriginalString);

        Assert.Equal((HttpStatusCode.MovedPermanently, HttpStatusCode.NotFound), (led.StatusCode, answer.StatusCode));
    }

    [Fact]
    public async Task A_question_withheld_after_publication_keeps_its_place_without_its_words()
    {
        var asked = await city.PublishedQuestionAsync(session);
        var words = await TextOfAsync(asked.Id);
        await ActAsync(asked.Id, "refuse", ("code", "Insulting"), ("words", "Có lời lẽ xúc phạm."));

        var page = await PageAsync();

        Assert.Contains("Nội dung không còn được công khai. Lý do: Có lời lẽ xúc phạm.", Item(page, asked.Id), StringComparison.Ordinal);
        Assert.DoesNotContain(words, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_answer_says_since_when()
    {
        var asked = await city.PublishedQuestionAsync(session);
        await ActAsync(asked.Id, "answer", ("words", "Sửa xong trong tháng 11."));
        await ActAsync(asked.Id, "correct", ("words", "Sửa xong trong tháng 12."));

        var item = Item(await PageAsync(), asked.Id);

        Assert.Contains("Trả lời bằng văn bản", item, StringComparison.Ordinal);
        Assert.Contains("Sửa xong trong tháng 12.", item, StringComparison.Ordinal);
        Assert.Contains("đính chính lúc", item, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_one_joins_and_leaves_by_a_button_and_comes_back_to_the_same_view()
    {
        var asked = await city.PublishedQuestionAsync(session);
        var phone = city.Nobody();
        await phone.GetPageAsync(Address);

        using var joined = await phone.PostFormAsync($"{Address}?handler=Vote&sort=joined&q=&page=1", ("join", $"{asked.Id}"));
        var after = Item(await PageAsync(phone), asked.Id);
        using var left = await phone.PostFormAsync($"{Address}?handler=Vote", ("leave", $"{asked.Id}"));
        var back = Item(await PageAsync(phone), asked.Id);

        Assert.Equal($"{Address}?sort=joined#q{asked.Id}", joined.Headers.Location!.ToString()); // a redirect has one
        Assert.Contains("name=\"leave\"", after, StringComparison.Ordinal);
        Assert.Contains("name=\"join\"", back, StringComparison.Ordinal);
        Assert.Contains("data-votes>0<", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_says_what_this_device_joined_and_nothing_of_who_asked()
    {
        var asked = await city.PublishedQuestionAsync(session);
        var phone = city.Nobody();
        (await phone.PostJsonAsync($"/api/questions/{asked.Id}/votes", null)).Dispose();

        using var answer = await phone.GetAsync($"/api{Address}/questions?sort=mine");
        var text = await answer.Content.ReadAsStringAsync();
        var reply = JsonElement.Parse(text);

        Assert.True(answer.Headers.CacheControl!.NoStore); // it is one device's own
        Assert.Equal([asked.Id], reply.GetProperty("joined").EnumerateArray().Select(id => id.GetInt64()));
        Assert.Equal([asked.Id], reply.GetProperty("questions").EnumerateArray().Select(q => q.GetProperty("id").GetInt64()));
        Assert.Equal(1, reply.GetProperty("counts").GetProperty("all").GetInt32());
        Assert.DoesNotContain("asker", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Phạm Quốc Dũng", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_waits_for_the_desk_is_in_no_view()
    {
        var asked = await city.QuestionAsync(session);

        var reply = await city.Nobody().GetJsonAsync<JsonElement>($"/api{Address}/questions?at={asked.Id}");

        Assert.Equal(0, reply.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_draft_has_no_list()
    {
        var draft = await city.SessionAsync(state: SessionState.Draft);

        using var answer = await city.Nobody().GetAsync($"/api/sessions/{draft.Code}/questions");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Two_hundred_questions_come_in_pages_that_plain_links_turn()
    {
        await FillAsync(200);

        var first = await PageAsync();
        var last = await city.Nobody().GetPageAsync($"{Address}?sort=newest&page=4");

        Assert.Equal(50, Items(first));
        Assert.Contains("Trang 1/4", WebUtility.HtmlDecode(first), StringComparison.Ordinal);
        Assert.Contains("rel=\"next\"", first, StringComparison.Ordinal);
        Assert.Equal(50, Items(last));
        Assert.DoesNotContain("rel=\"next\"", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_dialogue_shows_its_balance_and_a_cancelled_or_closed_one_offers_no_form()
    {
        var asked = await city.PublishedQuestionAsync(session);
        await ActAsync(asked.Id, "answer", ("words", "Sửa xong trong tháng 11."));
        await city.QuestionAsync(session);
        await using (var db = city.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update session set state = 'Closed', closed_at = now() where id = {session.Id}");
        await Task.Delay(1100, TestContext.Current.CancellationToken); // changed behind this node's back: a page is at most a second old

        var page = WebUtility.HtmlDecode(await PageAsync());

        Assert.Contains("Đã nhận 2 câu hỏi: 0 trả lời tại phiên, 1 trả lời bằng văn bản", page, StringComparison.Ordinal);
        Assert.Contains("Còn 1 câu chưa có kết quả.", page, StringComparison.Ordinal);
        Assert.Contains("hidden=\"hidden\"", page[page.IndexOf("data-ask ", StringComparison.Ordinal)..page.IndexOf("Input_Text", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialogue_for_named_questions_refuses_one_without_a_name_and_keeps_its_words()
    {
        await using (var db = city.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update session set allows_anonymous = false where id = {session.Id}");
        var phone = city.Nobody();
        const string text = "Bao giờ đường Láng được sửa xong?";

        using var refused = await phone.PostFormAsync(Address, ("Input.Text", text));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        using var byScript = await phone.PostJsonAsync($"/api{Address}/questions", new { text });
        using var named = await phone.PostFormAsync(Address, ("Input.Text", text), ("Input.Name", "Lê Minh Châu"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Phiên này chỉ nhận câu hỏi có họ tên.", page, StringComparison.Ordinal);
        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, byScript.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, named.StatusCode);
    }

    [Fact]
    public async Task While_somebody_types_published_questions_like_it_are_offered_and_waiting_ones_are_not()
    {
        var shown = await PublishedAsync("Bao giờ cầu vượt nút giao Láng Hạ được thông xe?");
        await city.QuestionAsync(session, "Cầu vượt nút giao Láng Hạ thông xe ngày nào?");

        using var answer = await city.Nobody().PostJsonAsync("/api/questions/similar", new { text = "cau vuot nut giao lang ha bao gio thong xe", code = session.Code });
        var found = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("questions").EnumerateArray().ToList();

        Assert.Equal([shown], found.Select(one => one.GetProperty("id").GetInt64()));
        Assert.True(found[0].GetProperty("inThisRoom").GetBoolean());
    }

    private string Address => $"/sessions/{session.Code}";

    private async Task<string> PageAsync(CityClient? phone = null) => WebUtility.HtmlDecode(await (phone ?? city.Nobody()).GetPageAsync(Address));

    private static string Item(string page, long id)
    {
        var start = page.IndexOf($"<li id=\"q{id}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"Question {id} is not on the page.");
        var next = page.IndexOf("<li id=\"q", start + 10, StringComparison.Ordinal);
        return page[start..(next < 0 ? page.IndexOf("</ol>", start, StringComparison.Ordinal) : next)];
    }

    private static int Items(string page) => page.Split("<li id=\"q").Length - 1;

    private async Task ActAsync(long id, string act, params (string, string?)[] fields)
    {
        var staff = await city.AsAsync(Role.DeskOfficer);
        using var answer = await staff.SendAsync(
            HttpMethod.Post, $"/desk/questions/{id}/{act}",
            new FormUrlEncodedContent(fields.Append(("key", Guid.CreateVersion7().ToString())).Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
            accept: "application/json");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<long> PublishedAsync(string text)
    {
        var asked = await city.QuestionAsync(session, text);
        await ActAsync(asked.Id, "publish");
        return asked.Id;
    }

    private async Task<string> TextOfAsync(long id)
    {
        await using var db = city.OpenDatabase();
        return await db.Questions.Where(q => q.Id == id).Select(q => q.Text).SingleAsync();
    }

    private async Task<DateOnly> DueAsync(long id)
    {
        await using var db = city.OpenDatabase();
        return (await db.Questions.Where(q => q.Id == id).Select(q => q.DueOn).SingleAsync())!.Value; // promised by the test
    }

    private async Task FillAsync(int count)
    {
        await using var db = city.OpenDatabase();
        for (var i = 0; i < count; i++)
            db.Add(Sample.Question(session));
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlAsync($"update question set state = 'Published', published_at = asked_at where room_id = {session.RoomId}");
    }
}
