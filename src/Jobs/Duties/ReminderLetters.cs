using System.Globalization;
using Dialogue.Core.Data;
using Dialogue.Core.Duties;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Duties;

/// <summary>Writes each reminder to the people who plan at the agency. In the caller's transaction, so that row and letters are one.</summary>
internal sealed class ReminderLetters(DialogueDb db, Outbox outbox)
{
    public async Task WriteAsync(IReadOnlyCollection<Reminder> reminders, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (sessions, agencies) = (reminders.Select(r => r.SessionId).ToList(), reminders.Select(r => r.AgencyId).Distinct().ToList());
        var titles = await db.Sessions.AsNoTracking().Where(s => sessions.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.TitleVi, cancellationToken);
        // Addresses of the demonstration lead nowhere.
        var people = await db.Appointments.AsNoTracking()
            .Where(a => a.AgencyId != null && agencies.Contains(a.AgencyId.Value) && (a.Role == Role.DeskOfficer || a.Role == Role.Host))
            .Join(db.Users.Where(p => !p.Demo && p.Email != null && p.LockoutEnd != DateTimeOffset.MaxValue), a => a.PersonId, p => p.Id, (a, p) => new { a.AgencyId, p.Id, p.Email })
            .Distinct().ToListAsync(cancellationToken);
        foreach (var reminder in reminders)
        {
            var (subject, body) = Words(reminder.Kind, titles[reminder.SessionId], reminder.DueOn);
            var due = reminder.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (var person in people.Where(person => person.AgencyId == reminder.AgencyId))
            {
                await outbox.AddAsync($"reminder:{reminder.SessionId}:{reminder.Kind}:{due}:{person.Id}", person.Email ?? "", "vi", subject, body, cancellationToken);
                reminder.MailedAt = now;
            }
        }
    }

    private static (string Subject, string Body) Words(ReminderKind kind, string title, DateOnly due)
    {
        var day = due.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        var (subject, what) = kind switch
        {
            ReminderKind.Announce => ("Sắp hết hạn thông báo phiên đối thoại", $"Để báo trước đủ số ngày theo quy định, phiên này cần được thông báo với người dân chậm nhất ngày {day}."),
            ReminderKind.Session => ("Phiên đối thoại sắp diễn ra", $"Phiên này diễn ra ngày {day}. Xin kiểm tra địa điểm, đường truyền và câu hỏi đã gửi trước."),
            ReminderKind.Results => ("Sắp hết hạn công bố kết quả đối thoại", $"Kết quả của phiên này cần được công bố chậm nhất ngày {day}."),
            _ => ("Đã quá hạn công bố kết quả đối thoại", $"Kết quả của phiên này phải được công bố chậm nhất ngày {day} nhưng đến nay chưa có."),
        };
        return ($"{subject}: {title}", $"Kính gửi Ông/Bà,\n\nPhiên đối thoại: {title}\n\n{what}\n\nXin đăng nhập và mở mục “Kế hoạch đối thoại” để xử lý.\n");
    }
}
