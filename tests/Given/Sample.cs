using System.Net.Http.Json;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;

namespace Dialogue.Given;

/// <summary>Valid things with people's names; a test says only what matters to it.</summary>
public static class Sample
{
    /// <summary>The agency of a test that does not say which, and another one that is foreign to its staff.</summary>
    public const string AgencyCode = "so-xay-dung";

    public const string ForeignAgencyCode = "phuong-lang";

    public const string Password = "con mèo ngồi bên hồ Tây";

    private static readonly string[] Names =
        ["Nguyễn Thu Hà", "Trần Văn Bình", "Lê Minh Châu", "Phạm Quốc Dũng", "Hoàng Ngọc Lan", "Vũ Đức Mạnh", "Đặng Thị Yến", "Bùi Anh Tuấn"];

    private static readonly string[] Questions =
    [
        "Đèn đường ở ngõ 12 phố Vọng hỏng ba tuần nay, bao giờ thì sửa?",
        "Thủ tục cấp lại giấy phép xây dựng nhà ở riêng lẻ cần những giấy tờ gì?",
        "Vì sao rác ở chợ Thành Công thường không được thu gom vào cuối tuần?",
        "Trường mầm non của phường có nhận thêm trẻ trong học kỳ này không?",
        "Vỉa hè đường Láng bị đào lên rồi để đó, ai chịu trách nhiệm hoàn trả?",
    ];

    private static int count;

    public static DateOnly Today { get; } = new(2026, 11, 22);

    public static PeopleDirectory.NewPerson Person(params HeldRole[] roles)
    {
        var number = Interlocked.Increment(ref count);
        return new PeopleDirectory.NewPerson($"nguoi.{number}@example.vn", Names[number % Names.Length], Password) { Roles = roles };
    }

    /// <summary>A question that waits for the desk, not yet saved and told to no room.</summary>
    public static Question Question(Session session)
    {
        var text = Questions[Interlocked.Increment(ref count) % Questions.Length];
        return new Question
        {
            RoomId = session.RoomId,
            SessionId = session.Id,
            AgencyId = session.AgencyId,
            AskedAgencyId = session.AgencyId,
            AskedCode = session.Code,
            Receipt = Codes.ForReceipt(),
            SendKey = Guid.CreateVersion7(),
            Text = text,
            Folded = CitizenText.Fold(text),
            AskedAt = TimeProvider.System.GetUtcNow(),
        };
    }

    /// <summary>A session in a state, begun or beginning around now.</summary>
    public static async Task<Session> SessionAsync(this TestCity city, string agencyCode = AgencyCode, SessionState state = SessionState.Live)
    {
        var agency = await city.AgencyAsync(agencyCode);
        var now = TimeProvider.System.GetUtcNow();
        var startsAt = state is SessionState.Draft or SessionState.Announced ? now.AddDays(8) : now.AddMinutes(-10);
        var session = new Session
        {
            Code = Codes.ForSession(),
            AgencyId = agency.Id,
            Room = new Room(),
            TitleVi = "Đối thoại với người dân về hạ tầng đô thị",
            TitleEn = "Dialogue on city infrastructure",
            ChairName = Names[0],
            StartsAt = startsAt,
            EndsAt = startsAt.AddMinutes(90),
        };
        foreach (var step in WayTo(state))
            if (!session.TryMove(step, now))
                throw new InvalidOperationException($"A session does not come to {step} from {session.State}.");
        await using var db = city.OpenDatabase();
        db.Add(session);
        await db.SaveChangesAsync();
        return session;
    }

    /// <summary>A question asked by a citizen of the live session, waiting for the desk.</summary>
    public static async Task<AskedQuestion> QuestionAsync(this TestCity city, Session session, string? text = null)
    {
        using var answer = await city.Nobody().PostJsonAsync($"/api/sessions/{session.Code}/questions",
            new { text = text ?? Questions[Interlocked.Increment(ref count) % Questions.Length], name = Names[3], place = "Phường Láng" });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<AskedQuestion>())!; // a success has a body
    }

    /// <summary>The same, published by the agency's desk.</summary>
    public static async Task<AskedQuestion> PublishedQuestionAsync(this TestCity city, Session session, string agencyCode = AgencyCode)
    {
        var asked = await city.QuestionAsync(session);
        var desk = await city.AsAsync(Role.DeskOfficer, agencyCode);
        using var answer = await desk.SendAsync(HttpMethod.Post, $"/desk/questions/{asked.Id}/publish",
            new FormUrlEncodedContent([KeyValuePair.Create("key", Guid.CreateVersion7().ToString())]), accept: "application/json");
        answer.EnsureSuccessStatusCode();
        return asked;
    }

    private static SessionState[] WayTo(SessionState state) => state switch
    {
        SessionState.Draft => [],
        SessionState.Announced => [SessionState.Announced],
        SessionState.Cancelled => [SessionState.Announced, SessionState.Cancelled],
        SessionState.Live => [SessionState.Announced, SessionState.Live],
        SessionState.Paused => [SessionState.Announced, SessionState.Live, SessionState.Paused],
        SessionState.Closed => [SessionState.Announced, SessionState.Live, SessionState.Closed],
        _ => [SessionState.Announced, SessionState.Live, SessionState.Closed, SessionState.Published],
    };
}
