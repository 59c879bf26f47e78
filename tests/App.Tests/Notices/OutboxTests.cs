using Dialogue.Core.Data;
using Dialogue.Core.Notices;
using Dialogue.Jobs.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Notices;

public sealed class OutboxTests
{
    private const string Address = "nguyen.thu.ha@thu.example";

    [Fact]
    public async Task A_letter_stands_or_falls_with_what_causes_it()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        await using var scope = node.CreateAsyncScope();
        var (db, outbox) = (scope.ServiceProvider.GetRequiredService<DialogueDb>(), scope.ServiceProvider.GetRequiredService<Outbox>());

        await using (var given = await db.Database.BeginTransactionAsync())
            await outbox.AddAsync("a", Address, "vi", "Một", "Hai", CancellationToken.None);
        await using (var kept = await db.Database.BeginTransactionAsync())
        {
            await outbox.AddAsync("b", Address, "vi", "Một", "Hai", CancellationToken.None);
            await kept.CommitAsync();
        }

        Assert.Equal(["b"], (await ground.MailsAsync()).Select(mail => mail.Key));
    }

    [Fact]
    public async Task The_same_key_is_the_same_letter_before_and_after_it_is_sent()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();

        var first = await NoticeGround.WriteAsync(node, "step:1:1", Address);
        await ground.FireAsync<SendMail>(node);
        var second = await NoticeGround.WriteAsync(node, "step:1:1", Address);
        ground.Clock.Shift += TimeSpan.FromMinutes(10);
        await ground.FireAsync<SendMail>(node);

        Assert.Equal((true, false), (first, second));
        Assert.Single(ground.Server.Letters);
    }

    [Fact]
    public async Task A_letter_arrives_in_Vietnamese_and_leaves_neither_address_nor_words_behind()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        await NoticeGround.WriteAsync(node, "step:1:1", Address, "Câu hỏi của Ông/Bà đã được trả lời", "Đèn đường ngõ 12 phố Vọng\n.sẽ sửa trước ngày 30/11/2026.");
        var waiting = Assert.Single(await ground.MailsAsync());

        await ground.FireAsync<SendMail>(node);

        var letter = Assert.Single(ground.Server.Letters);
        Assert.Equal(Address, letter.To);
        Assert.Equal("Câu hỏi của Ông/Bà đã được trả lời", letter.Subject);
        Assert.Equal("Đèn đường ngõ 12 phố Vọng\n.sẽ sửa trước ngày 30/11/2026.", letter.Body.TrimEnd());
        var sent = Assert.Single(await ground.MailsAsync());
        Assert.NotNull(sent.SentAt);
        Assert.Equal(("", ""), (sent.Recipient, sent.Body));
        Assert.DoesNotContain("nguyen", waiting.Recipient, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("nguyen.thu.ha", ground.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_nodes_that_send_at_once_send_every_letter_once()
    {
        await using var ground = await NoticeGround.StartAsync();
        var nodes = new[] { ground.Node(), ground.Node() };
        for (var i = 0; i < 20; i++)
            await NoticeGround.WriteAsync(nodes[0], $"step:{i}:1", Address, $"Thư {i}");

        await Task.WhenAll(nodes.Select(SendAsync));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"Thư {i}").Order(), ground.Server.Letters.Select(letter => letter.Subject).Order());
    }

    [Fact]
    public async Task What_a_killed_sender_held_is_sent_once_when_its_lease_is_over()
    {
        await using var ground = await NoticeGround.StartAsync();
        var (killed, other) = (ground.Node(), ground.Node());
        await NoticeGround.WriteAsync(killed, "step:1:1", Address);
        ground.Server.Silent = true;
        using var kill = new CancellationTokenSource();
        var dying = ground.FireAsync<SendMail>(killed, kill.Token);
        await ground.Server.Held.WaitAsync();
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dying);
        ground.Server.Silent = false;

        await SendAsync(other);
        var tooEarly = ground.Server.Letters.Count;
        ground.Clock.Shift += TimeSpan.FromMinutes(6);
        await SendAsync(other);
        await SendAsync(other);

        Assert.Equal(0, tooEarly);
        Assert.Single(ground.Server.Letters);
    }

    [Fact]
    public async Task A_server_out_of_order_is_tried_again_later_and_later_and_then_given_up_where_the_office_sees_it()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node(("Mail:Waits:0", "00:01:00"), ("Mail:Waits:1", "00:10:00"));
        await NoticeGround.WriteAsync(node, "step:1:1", Address);
        ground.Server.Trouble = $"451 try later, {Address}";

        await ground.FireAsync<SendMail>(node);
        var first = Assert.Single(await ground.MailsAsync());
        ground.Clock.Shift += TimeSpan.FromMinutes(2);
        await ground.FireAsync<SendMail>(node);
        var second = Assert.Single(await ground.MailsAsync());
        ground.Clock.Shift += TimeSpan.FromMinutes(11);
        await ground.FireAsync<SendMail>(node);
        var last = Assert.Single(await ground.MailsAsync());

        Assert.InRange((second.NextAttemptAt - first.NextAttemptAt).TotalMinutes, 10, 13);
        Assert.Equal((3, true), (last.Attempts, last.GivenUpAt is not null));
        Assert.StartsWith("SmtpException", last.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("thu.example", last.LastError + ground.Log.Text, StringComparison.OrdinalIgnoreCase);

        ground.Server.Trouble = null;
        await using (var scope = node.CreateAsyncScope())
            Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<PostMail>().TryAgainAsync(last.Id, CancellationToken.None));
        await ground.FireAsync<SendMail>(node);
        Assert.Single(ground.Server.Letters);
    }

    [Fact]
    public async Task An_address_that_the_server_does_not_know_is_given_up_at_once_and_holds_nobody_up()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node();
        ground.Server.Unknown = Address;
        await NoticeGround.WriteAsync(node, "step:1:1", Address);
        await NoticeGround.WriteAsync(node, "step:1:2", "binh@thu.example");

        await ground.FireAsync<SendMail>(node);

        Assert.Equal([true, false], (await ground.MailsAsync()).Select(mail => mail.GivenUpAt is not null));
        Assert.Equal("binh@thu.example", Assert.Single(ground.Server.Letters).To);
    }

    [Fact]
    public async Task Without_a_server_letters_wait_and_no_run_is_written_until_they_are_too_old_to_be_news()
    {
        await using var ground = await NoticeGround.StartAsync();
        var node = ground.Node(("Mail:Host", ""), ("Mail:Folder", ""));
        await NoticeGround.WriteAsync(node, "step:1:1", Address);

        await ground.FireAsync<SendMail>(node);
        await using var db = ground.Open();
        var runs = await db.JobRuns.CountAsync(run => run.Job == nameof(SendMail));
        ground.Clock.Shift = TimeSpan.FromDays(4);
        await ground.FireAsync<SendMail>(node);

        Assert.Equal(0, runs);
        Assert.Equal("too old", Assert.Single(await ground.MailsAsync()).LastError);
    }

    private static async Task SendAsync(IServiceProvider node)
    {
        await using var scope = node.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PostMail>().SendAllAsync(SendMail.VerdictOf, CancellationToken.None);
    }
}
