using System.Net;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Desk;

public sealed class OfficePageTests
{
    [Fact]
    public async Task The_office_says_whose_a_question_is_that_two_agencies_passed_on()
    {
        await using var ground = await DeskGround.StartAsync();
        var office = await ground.City.AsAsync(Role.ReformOfficer);
        Assert.Contains("Không có câu hỏi nào chờ quyết định nơi trả lời.", WebUtility.HtmlDecode(await office.GetPageAsync("/office/questions")), StringComparison.Ordinal);
        var id = await ground.AskedAsync();
        await using (var db = ground.City.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"update question set state = 'Transferred', published_at = now(), hops = 2, awaits_office = true where id = {id}");
        Assert.Contains($"/office/questions/{id}/assign", await office.GetPageAsync("/office/questions"), StringComparison.Ordinal);

        using var assigned = await office.PostFormAsync($"/office/questions/{id}/assign", ("agency", Sample.ForeignAgencyCode), ("words", "Thuộc địa bàn phường."), ("from", "/office/questions"));

        Assert.Equal("/office/questions", assigned.Headers.Location?.OriginalString);
        Assert.Equal((await ground.City.AgencyAsync(Sample.ForeignAgencyCode)).Id, (await ground.QuestionAsync(id)).AgencyId);
    }

    [Fact]
    public async Task An_appeal_is_read_by_the_desks_second_person_or_by_the_office_but_not_by_who_refused()
    {
        await using var ground = await DeskGround.StartAsync();
        var colleague = await ground.ColleagueAsync();
        var office = await ground.City.AsAsync(Role.ReformOfficer);
        var (one, other) = (await ground.AskedAsync(), await ground.AskedAsync());
        foreach (var id in new[] { one, other })
        {
            await ground.DoneAsync(id, "refuse", ("code", "OutOfScope"), ("words", "Ngoài phạm vi."));
            await using var db = ground.City.OpenDatabase();
            await db.Database.ExecuteSqlAsync($"update question set appeal = 'Open' where id = {id}");
        }
        Assert.Equal([one, other], await ground.IdsAsync("?show=appeals"));

        var own = await DeskGround.StepAsync(ground.Desk, one, "grant-appeal", ("words", "Xin nhận lại."));
        Assert.Contains("Người đã từ chối câu hỏi không tự xem xét", own.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await DeskGround.StepAsync(colleague, one, "grant-appeal", ("words", "Xin nhận lại."))).Status);
        using var kept = await office.PostFormAsync($"/office/questions/{other}/dismiss-appeal", ("words", "Lý do nêu ra là đúng."), ("from", "/office/questions"));

        Assert.Equal((QuestionState.Received, AppealState.Granted), (await ground.QuestionAsync(one)) is var first ? (first.State, first.Appeal) : default);
        Assert.Equal(AppealState.Dismissed, (await ground.QuestionAsync(other)).Appeal);
    }
}
