using Dialogue.Core.Agencies;
using Dialogue.Core.Duties;
using Dialogue.Core.Questions;
using Microsoft.Extensions.Options;

namespace Dialogue.Core.Notices;

/// <summary>A made-up letter in which a text occurs, to be looked at before the text is changed.</summary>
public sealed class SampleLetters(WriteNotice write, IOptions<CityTerms> city)
{
    private const string Question = "Đèn đường ở ngõ 12 phố Vọng hỏng ba tuần nay, bao giờ thì sửa?";
    private static readonly DateOnly Due = new(2026, 12, 4);

    /// <param name="key">The text.</param>
    /// <param name="language">In which language; letters to staff are Vietnamese all the same.</param>
    /// <param name="text">How it would read.</param>
    public WriteNotice.Written With(string key, string language, string text)
    {
        var trial = write.Trying(key, text);
        var parts = key.Split('.');
        return parts[0] switch
        {
            "invitation" => trial.Invitation(city.Value.Link("/account/invitation/…"), parts[1] != "again", People.AccountInvitation.Lasts),
            "confirm" => trial.Confirmation(Follower(language, FollowerKind.Asker), 3),
            "reminder" when parts[1] == "counter" => trial.CounterReminder("Đợt 2 năm 2026", "Ủy ban nhân dân phường Láng", 86, 236, Due, city.Value.Link("/desk/surveys/…")),
            "reminder" => trial.Reminder(
                Enum.TryParse<ReminderKind>(parts[^1], out var kind) ? kind : ReminderKind.Announce, "Đối thoại về chiếu sáng đô thị", Due, city.Value.Link("/desk/plan/…")),
            _ => trial.Of(FactsOf(key, parts), Follower(language, parts[0] == "joined" ? FollowerKind.Joined : FollowerKind.Asker), "/q/…", isAsker: parts[0] != "joined"),
        };
    }

    private static NoticeFacts FactsOf(string key, string[] parts)
    {
        var kind = key switch
        {
            "reason" or "next.appeal" or "words.other" => "refused",
            _ => parts is ["subject" or "what" or "next", var named] ? named : "answeredInWriting",
        };
        var refused = kind is "refused" or "appealDismissed";
        return new NoticeFacts(
            kind, Question, "Sở Xây dựng", "Department of Construction", WordsOf(kind), Due, refused ? DenialCode.OutOfScope : null,
            refused ? Due : null, MayAppeal: kind == "refused" && key != "next.refused");
    }

    private static string? WordsOf(string kind) => kind switch
    {
        "published" or "minutes" or "late" or "transferred" => null,
        "refused" => "Nội dung này không thuộc phạm vi của phiên đối thoại.",
        _ => "Sở đã thay bóng đèn ngày 01/12; nếu còn điểm tối, xin báo qua tổng đài của Thành phố.",
    };

    private static Follower Follower(string language, FollowerKind kind) => new()
    {
        QuestionId = 0,
        Kind = kind,
        Device = Guid.Empty,
        Contact = "",
        ContactHash = [],
        Language = language,
        StopKey = "…",
        CreatedAt = default,
    };
}
