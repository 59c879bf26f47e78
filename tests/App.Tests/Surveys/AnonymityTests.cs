using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Invitations;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

/// <summary>
/// Somebody has the whole database and every code that was printed. They must not find out who answered what. The same attack is run on
/// tables as one would make them without thinking of it, to show that it would have found out.
/// </summary>
public sealed class AnonymityTests
{
    private const int People = 120;
    private const int Codes = 150;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_in_the_whole_database_links_an_invitation_to_an_answer(bool closed)
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var intake = ground.AnotherIntake();
        var came = await AnswerAsync(ground, intake, closed ? People - 3 : People);
        await using var db = ground.Open();
        if (closed)
        {
            await WaveClock.MoveAsync(db, SurveyGround.Now.AddMonths(1), CancellationToken.None);
            Assert.InRange(await WaitingAnswers.ReleaseAsync(db, (await ground.WaveAsync("2026-2")).Id, CancellationToken.None), 1, 9);
        }

        var dump = await Dump.TakeAsync(ground.Database.ConnectionString);

        var codes = dump.Of("invitation_code").ToDictionary(row => row["code_hash"]);
        var answers = dump.Of("response").ToDictionary(row => row["submission_key"]);
        Assert.Equal(came.Count, answers.Count);
        Assert.Empty(LinkAttack.Run(dump, [.. came.Select(one => codes[HashOf(one.Code)])], [.. came.Select(one => answers[one.Key])]));
        Assert.All(
            dump.Of("response").Where(row => row["waits"] == bool.FalseString).CountBy(row => row["xmin"]),
            group => Assert.True(group.Value >= 10, $"{group.Value} answers were written together"));
        Assert.Equal(came.Count, dump.Of("invitation_batch").Sum(row => UsedIn(row["used"])));
        Assert.Empty(dump.Of("survey_draft"));
    }

    [Fact]
    public async Task The_same_attack_finds_everybody_in_tables_that_keep_the_order()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var db = ground.Open();
        await db.Database.ExecuteSqlAsync($"create table plain_code (code text primary key, used boolean not null); create table plain_answer (id bigserial, body text not null)");
        var came = Enumerable.Range(0, People).Select(_ => (Code: RandomNumberGenerator.GetHexString(10), Body: RandomNumberGenerator.GetHexString(20))).ToList();
        foreach (var one in came.OrderBy(one => one.Code, StringComparer.Ordinal))
            await db.Database.ExecuteSqlAsync($"insert into plain_code values ({one.Code}, false)");
        foreach (var one in came)
        {
            await db.Database.ExecuteSqlAsync($"update plain_code set used = true where code = {one.Code}");
            await db.Database.ExecuteSqlAsync($"insert into plain_answer (body) values ({one.Body})");
        }

        var dump = await Dump.TakeAsync(ground.Database.ConnectionString);

        var (codes, answers) = (dump.Of("plain_code").ToDictionary(row => row["code"]), dump.Of("plain_answer").ToDictionary(row => row["body"]));
        var found = LinkAttack.Run(dump, [.. came.Select(one => codes[one.Code])], [.. came.Select(one => answers[one.Body])]);
        Assert.Contains(found, link => link.StartsWith("plain_code.xmin orders people as plain_answer.id does (1.00", StringComparison.Ordinal));
    }

    /// <summary>
    /// Somebody compares what is shown and counted before and after each person: the codes used in between are known by who came, so what
    /// appears must be of ten people or of nobody, and where it lies must not tell who of them came first. An answer that still waits is
    /// in the table, marked, because it must survive a crash: whoever may read that table at any moment is trusted with it (ADR 21).
    /// </summary>
    [Fact]
    public async Task Between_two_moments_ten_answers_appear_or_none_and_their_places_say_nothing_of_their_order()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var intake = ground.AnotherIntake();
        await using var db = ground.Open();
        var (came, shown, steps) = (new List<string>(), 0L, new List<long>());
        for (var nth = 0; nth < 24; nth++)
        {
            came.AddRange((await AnswerAsync(ground, intake, 1, codes: 1)).Select(one => one.Key));
            var visible = await db.Set<Response>().LongCountAsync(response => !response.Waits);
            Assert.Equal(visible, (await CountFold.AnswersAsync(db, CancellationToken.None)).Values.Sum());
            steps.Add(visible - shown);
            shown = visible;
        }

        Assert.All(steps, step => Assert.True(step is 0 or >= 10, $"{step} answers appeared together"));
        Assert.Equal(20, shown);
        var rows = (await Dump.TakeAsync(ground.Database.ConnectionString)).Of("response").Where(row => row["waits"] == bool.FalseString).ToList();
        foreach (var together in rows.GroupBy(row => row["xmin"]))
        {
            var order = together.OrderBy(row => row["ctid"], StringComparer.Ordinal).Select(row => row["submission_key"]).ToList();
            Assert.Equal(order.Order(StringComparer.Ordinal), order);
            Assert.NotEqual(came.Where(order.Contains), order);
        }
    }

    [Fact]
    public async Task A_code_redeemed_twice_at_once_lets_one_person_in()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var (wave, agency) = (await ground.WaveAsync("2026-2"), await ground.AgencyAsync("phuong-lang"));
        await using var db = ground.Open();
        var codes = await new InvitationDesk(db).MakeAsync(new(wave.Id, agency, "wards", 20, new DateOnly(2026, 11, 22)), CancellationToken.None);

        var outcomes = await Task.WhenAll(codes.SelectMany(code => new[] { code, code.ToLowerInvariant(), $" {code[..5]}-{code[5..]}" }).Select(async code =>
        {
            await using var own = ground.Open();
            return await new InvitationDesk(own).RedeemAsync(code, CancellationToken.None);
        }));

        Assert.Equal(20, outcomes.OfType<Redemption.Redeemed>().Count());
        Assert.Equal(40, outcomes.OfType<Redemption.UsedBefore>().Count());
        Assert.IsType<Redemption.Unknown>(await new InvitationDesk(db).RedeemAsync("ZZZZZZZZZZ", CancellationToken.None));
    }

    /// <summary>One after another: each hands in a code, answers page by page and sends, as the pages do it.</summary>
    private static async Task<List<(string Code, string Key)>> AnswerAsync(SurveyGround ground, SurveyIntake intake, int people, int codes = Codes)
    {
        var (wave, agency) = (await ground.WaveAsync("2026-2"), await ground.AgencyAsync("phuong-lang"));
        await using var db = ground.Open();
        var made = await new InvitationDesk(db).MakeAsync(new(wave.Id, agency, "wards", codes, new DateOnly(2026, 11, 22)), CancellationToken.None);
        var came = new List<(string, string)>();
        foreach (var code in made.OrderBy(_ => RandomNumberGenerator.GetInt32(int.MaxValue)).Take(people))
        {
            await using var request = ground.Open();
            Assert.IsType<Redemption.Redeemed>(await new InvitationDesk(request).RedeemAsync(code, CancellationToken.None));
            var drafts = new SurveyDrafts(request, TimeProvider.System);
            var draft = await drafts.FindAsync(await drafts.StartAsync(new(wave.Id, agency, "S", Invited: true), CancellationToken.None), CancellationToken.None);
            Assert.NotNull(draft);
            await drafts.SaveAsync(draft, new Dictionary<string, string[]> { ["S1"] = ["1"] }, "P", CancellationToken.None);
            var words = came.Count % 2 == 0 ? RandomNumberGenerator.GetHexString(12) : null;
            var answer = SurveyGround.Answer(wave.Id, agency, (short)RandomNumberGenerator.GetInt32(1, 6), words, draft.SubmissionKey) with { Invited = true };
            Assert.IsType<IntakeOutcome.Accepted>(await intake.SubmitAsync(answer, CancellationToken.None));
            await drafts.ForgetAsync(draft, CancellationToken.None);
            came.Add((code, draft.SubmissionKey.ToString()));
        }
        return came;
    }

    private static int UsedIn(string bytes) => Convert.FromHexString(bytes[2..]).Sum(part => int.PopCount(part));

    private static string HashOf(string code) => $"\\x{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"invitation {code}")))}";
}
