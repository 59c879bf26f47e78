using Dialogue.App.Tests.Desk;
using Dialogue.Core.Data;
using Dialogue.Core.Questions.Totals;
using Dialogue.Core.Sessions.Rehearsals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Questions.Totals;

public sealed class QuestionTotalsTests
{
    [Fact]
    public async Task Totals_are_exact_before_and_after_they_are_folded_whatever_happens_to_a_question()
    {
        await using var ground = await DeskGround.StartAsync();
        await using var db = ground.City.OpenDatabase();
        var (one, other) = (await ground.AskedAsync(), await ground.AskedAsync());
        await QuestionFold.FoldAsync(db, CancellationToken.None);
        await ground.DoneAsync(one, "publish");
        await ground.DoneAsync(other, "refuse", ("code", "OutOfScope"), ("words", "Ngoài phạm vi."));
        await db.Database.ExecuteSqlAsync($"update question set topic_code = 'health', software_topic_code = 'health' where id = {one}");
        await db.Database.ExecuteSqlAsync($"update question set topic_code = 'land' where id = {one}");
        var agency = ground.Session.AgencyId;

        var before = await AllAsync(db, agency);
        await QuestionFold.FoldAsync(db, CancellationToken.None);
        var after = await AllAsync(db, agency);

        Assert.Equal(["Outcome Open 1", "Outcome Refused 1", "Topic land 1", "Software health 1"], before);
        Assert.Equal(before, after);
        Assert.Equal(before, await AllAsync(db, null));
        Assert.Equal(0, await QuestionFold.RecountAsync(db, CancellationToken.None));
    }

    [Fact]
    public async Task A_rehearsed_question_is_counted_nowhere()
    {
        await using var ground = await DeskGround.StartAsync();
        await using var db = ground.City.OpenDatabase();
        var id = await ground.AskedAsync();

        Task<int> CellsAsAsync(long number) => db.Database
            .SqlQuery<int>($"""select count(*)::int as "Value" from question q cross join lateral question_cells(jsonb_populate_record(q, jsonb_build_object('id', {number}))) where q.id = {id}""").SingleAsync();
        Assert.Equal((1, 0), (await CellsAsAsync(id), await CellsAsAsync(Rehearsal.FirstQuestion)));
    }

    [Fact]
    public async Task A_deleted_question_is_counted_no_more_and_a_recount_finds_a_wrong_total()
    {
        await using var ground = await DeskGround.StartAsync();
        await using var db = ground.City.OpenDatabase();
        var gone = await ground.AskedAsync();
        await db.Database.ExecuteSqlAsync($"delete from question where id = {gone}");

        Assert.Empty(await AllAsync(db, ground.Session.AgencyId));
        await db.Database.ExecuteSqlAsync($"insert into question_total values ('Topic', {ground.Session.AgencyId}, '2026-11-01', 'land', 3)");
        Assert.Equal(1, await QuestionFold.RecountAsync(db, CancellationToken.None));
    }

    [Fact]
    public async Task A_month_begins_at_the_midnight_of_the_city_in_whatever_zone_it_lies()
    {
        await using var ground = await DeskGround.StartAsync();
        await using var db = ground.City.OpenDatabase();
        var id = await ground.AskedAsync();
        await db.Database.ExecuteSqlAsync($"update question set asked_at = '2026-10-31T18:00:00Z' where id = {id}");

        await QuestionFold.SetZoneAsync(db, "Europe/Lisbon", CancellationToken.None);
        var lisbon = await new QuestionTotals(db).ReadAsync(QuestionKind.Outcome, ground.Session.AgencyId, CancellationToken.None);
        await QuestionFold.SetZoneAsync(db, "Asia/Ho_Chi_Minh", CancellationToken.None);
        var hanoi = await new QuestionTotals(db).ReadAsync(QuestionKind.Outcome, ground.Session.AgencyId, CancellationToken.None);

        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 1)), (lisbon.Single().Month, hanoi.Single().Month));
    }

    private static async Task<List<string>> AllAsync(DialogueDb db, int? agency)
    {
        var cells = new List<string>();
        foreach (var kind in Enum.GetValues<QuestionKind>())
            cells.AddRange((await new QuestionTotals(db).ReadAsync(kind, agency, CancellationToken.None)).Select(cell => $"{kind} {cell.Key} {cell.Count}"));
        return cells;
    }
}
