using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.OpenData;

/// <summary>Questions and answers as their room shows them to everybody: names as initials, no contact, nothing that waits or was refused.</summary>
internal sealed class OpenQuestions : OpenTable
{
    public override string Name => "questions";

    public override IReadOnlyList<OpenColumn> Columns { get; } =
    [
        new("id", OpenType.Whole, 4711), new("session", OpenType.Text, "K7M2PX"), new("number", OpenType.Whole, 12), new("agency", OpenType.Text, "so-y-te"),
        new("askedAgency", OpenType.Text, "so-y-te"), new("text", OpenType.Text, "Bao giờ trạm y tế phường có bác sĩ trực ngày nghỉ?"), new("by", OpenType.Text, "N."),
        new("place", OpenType.Text, "phường Láng"), new("state", OpenType.Text, "AnsweredInWriting"), new("topic", OpenType.Text, "health"),
        new("publishedAt", OpenType.Instant, "2026-10-14T07:11:09Z"), new("votes", OpenType.Whole, 57), new("answer", OpenType.Text, "Từ quý I năm 2027."),
        new("answeredAt", OpenType.Instant, "2026-10-19T03:20:00Z"), new("dueOn", OpenType.Day, "2026-10-21"),
    ];

    public override IReadOnlyList<string> Filters => ["agency", "session"];

    public override async Task<OpenPage> ReadAsync(IServiceProvider services, OpenQuery query, CancellationToken stop)
    {
        var db = services.GetRequiredService<DialogueDb>();
        var agency = await OpenTables.AgencyIdAsync(db, query, stop);
        if (agency == 0)
            return OpenPage.Refused("agency");
        int? room = null;
        if (query.Filter("session") is { } code)
        {
            var canonical = Codes.Canonical(code);
            room = await db.Sessions.Where(s => s.Code == canonical && s.State != SessionState.Draft).Select(s => (int?)s.RoomId).SingleOrDefaultAsync(stop);
            if (room is null)
                return OpenPage.Refused("session");
        }
        var found = await db.Questions.AsNoTracking()
            .Where(q => q.Id > query.After && QuestionStates.Public.Contains(q.State) && (agency == null || q.AgencyId == agency) && (room == null || q.RoomId == room))
            .OrderBy(q => q.Id).Take(query.Take)
            .Select(q => new
            {
                Question = q,
                Session = db.Sessions.Where(s => s.RoomId == q.RoomId).Select(s => s.Code).FirstOrDefault(),
                Agency = db.Agencies.Where(a => a.Id == q.AgencyId).Select(a => a.Code).Single(),
                Asked = db.Agencies.Where(a => a.Id == q.AskedAgencyId).Select(a => a.Code).Single(),
            }).ToListAsync(stop);
        return OpenPage.Of(found, query, row => row.Question.Id, row => row.Question is var q
            ?
            [
                q.Id, row.Session, q.Number, row.Agency, row.Asked, q.Text, CitizenText.Initial(q.Name), q.Place, q.State.ToString(),
                q.TopicNeedsReading ? null : q.TopicCode, q.PublishedAt, q.Votes, q.Answer, q.AnsweredAt, q.DueOn,
            ]
            : []);
    }
}
