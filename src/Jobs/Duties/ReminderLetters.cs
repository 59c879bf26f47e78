using System.Globalization;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Duties;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Jobs.Notices;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Jobs.Duties;

/// <summary>Writes each reminder to the people who plan at the agency. In the caller's transaction, so that row and letters are one.</summary>
internal sealed class ReminderLetters(DialogueDb db, Outbox outbox, WriteNotice write, CityTerms city)
{
    public async Task WriteAsync(IReadOnlyCollection<Reminder> reminders, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (sessions, agencies) = (reminders.Select(r => r.SessionId).ToList(), reminders.Select(r => r.AgencyId).Distinct().ToList());
        var dialogues = await db.Sessions.AsNoTracking().Where(s => sessions.Contains(s.Id)).Select(s => new { s.Id, s.TitleVi, s.Code }).ToDictionaryAsync(s => s.Id, cancellationToken);
        var people = await AgencyStaff.OfAsync(db, agencies, [Role.DeskOfficer, Role.Host], cancellationToken);
        foreach (var reminder in reminders)
        {
            var dialogue = dialogues[reminder.SessionId];
            var letter = write.Reminder(reminder.Kind, dialogue.TitleVi, reminder.DueOn, city.Link(PageOf(reminder.Kind, dialogue.Code)));
            var due = reminder.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (var person in people.Where(person => person.AgencyId == reminder.AgencyId))
            {
                await outbox.AddAsync($"reminder:{reminder.SessionId}:{reminder.Kind}:{due}:{person.PersonId}", person.Email, letter.Language, letter.Subject, letter.Body, cancellationToken);
                reminder.MailedAt = now;
            }
        }
    }

    /// <summary>Where the thing that is due gets done.</summary>
    private static string PageOf(ReminderKind kind, string code) =>
        kind is ReminderKind.Announce or ReminderKind.Session ? $"/desk/plan/{code}" : $"/desk/sessions/{code}/minutes";
}
