using System.Globalization;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Duties;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Duties;

/// <summary>Writes each reminder to the people who plan at the agency. In the caller's transaction, so that row and letters are one.</summary>
internal sealed class ReminderLetters(DialogueDb db, Outbox outbox, CityTerms city)
{
    public async Task WriteAsync(IReadOnlyCollection<Reminder> reminders, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (sessions, agencies) = (reminders.Select(r => r.SessionId).ToList(), reminders.Select(r => r.AgencyId).Distinct().ToList());
        var dialogues = await db.Sessions.AsNoTracking().Where(s => sessions.Contains(s.Id)).Select(s => new { s.Id, s.TitleVi, s.Code }).ToDictionaryAsync(s => s.Id, cancellationToken);
        // Addresses of the demonstration lead nowhere.
        var people = await db.Appointments.AsNoTracking()
            .Where(a => a.AgencyId != null && agencies.Contains(a.AgencyId.Value) && (a.Role == Role.DeskOfficer || a.Role == Role.Host))
            .Join(db.Users.Where(p => !p.Demo && p.Email != null && p.LockoutEnd != DateTimeOffset.MaxValue), a => a.PersonId, p => p.Id, (a, p) => new { a.AgencyId, p.Id, p.Email })
            .Distinct().ToListAsync(cancellationToken);
        foreach (var reminder in reminders)
        {
            var dialogue = dialogues[reminder.SessionId];
            var (subject, body) = Words(reminder.Kind, dialogue.TitleVi, reminder.DueOn, city.Link(PageOf(reminder.Kind, dialogue.Code)));
            var due = reminder.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (var person in people.Where(person => person.AgencyId == reminder.AgencyId))
            {
                await outbox.AddAsync($"reminder:{reminder.SessionId}:{reminder.Kind}:{due}:{person.Id}", person.Email ?? "", "vi", subject, body, cancellationToken);
                reminder.MailedAt = now;
            }
        }
    }

    /// <summary>Where the thing that is due gets done.</summary>
    private static string PageOf(ReminderKind kind, string code) =>
        kind is ReminderKind.Announce or ReminderKind.Session ? $"/desk/plan/{code}" : $"/desk/sessions/{code}/minutes";

    private static (string Subject, string Body) Words(ReminderKind kind, string title, DateOnly due, string link)
    {
        var day = due.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        var (subject, what) = kind switch
        {
            ReminderKind.Announce => ("Sắp hết hạn thông báo phiên đối thoại", $"Để báo trước đủ số ngày theo quy định, phiên này cần được thông báo với người dân chậm nhất ngày {day}."),
            ReminderKind.Session => ("Phiên đối thoại sắp diễn ra", $"Phiên này diễn ra ngày {day}. Xin kiểm tra địa điểm, đường truyền và câu hỏi đã gửi trước."),
            ReminderKind.Results => ("Sắp hết hạn công bố kết quả đối thoại", $"Kết quả của phiên này cần được công bố chậm nhất ngày {day}."),
            _ => ("Đã quá hạn công bố kết quả đối thoại", $"Kết quả của phiên này phải được công bố chậm nhất ngày {day} nhưng đến nay chưa có."),
        };
        return ($"{subject}: {title}", $"Kính gửi Ông/Bà,\n\nPhiên đối thoại: {title}\n\n{what}\n\nXin đăng nhập và xử lý tại:\n{link}\n");
    }
}
