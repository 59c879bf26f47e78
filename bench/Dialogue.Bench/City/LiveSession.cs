using Dialogue.Core.Data;
using Dialogue.Core.Mailbox;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Bench.City;

/// <summary>A live dialogue with published questions, made by the use cases themselves. It publishes what comes before reading.</summary>
internal sealed record LiveSession(string Code, IReadOnlyList<long> Questions)
{
    public const string AgencyCode = "so-y-te";

    public static async Task<LiveSession> CreateAsync(string connectionString, int questions, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = DialogueDataOptions.Open(connectionString);
        var session = new Session
        {
            Code = Codes.ForSession(),
            AgencyId = await db.Agencies.Where(agency => agency.Code == AgencyCode).Select(agency => agency.Id).SingleAsync(cancellationToken),
            Room = new Room(),
            TitleVi = "Đối thoại với người dân về khám chữa bệnh",
            ChairName = "Nguyễn Thu Hà",
            StartsAt = now.AddMinutes(-10),
            EndsAt = now.AddMinutes(80),
            PublishesBeforeReading = true,
        };
        if (!session.TryMove(SessionState.Announced, now) || !session.TryMove(SessionState.Live, now))
            throw new InvalidOperationException("A new session does not go live.");
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        var asked = new List<long>();
        for (var i = 0; i < questions; i++)
            asked.Add(await AskAsync(connectionString, session.Code, TextOf(i), cancellationToken));
        return new LiveSession(session.Code, asked);
    }

    public static string TextOf(int number) => SeedTexts.All[number * 37 % SeedTexts.All.Count] + " Xin cảm ơn.";

    public static async Task<long> AskAsync(string connectionString, string code, string text, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connectionString);
        var ask = new AskQuestion(db, TimeProvider.System, new RoomHint(), MailboxClocks.Usual(db));
        var input = new AskQuestion.Input(code, Guid.CreateVersion7(), text, "Trần Văn Bình", "Phường Láng", null);
        return await ask.AskAsync(input, cancellationToken) is AskQuestion.Asked asked
            ? asked.Id
            : throw new InvalidOperationException("A question was not taken.");
    }
}
