using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Microsoft.Extensions.Options;

namespace Dialogue.Core.Mailbox;

/// <summary>Starts and follows the clocks of questions outside dialogues: in a mailbox, and at an agency that accepted a transfer.</summary>
public sealed class MailboxClocks(CityCalendar calendar, CityZone zone, IOptions<MailboxOptions> options)
{
    /// <summary>With the clocks of a city that set none of its own: for the demonstration and the tests.</summary>
    public static MailboxClocks Usual(DialogueDb db) => new(new CityCalendar(db, CityZone.Hanoi), CityZone.Hanoi, Options.Create(new MailboxOptions()));

    /// <summary>A question came into a mailbox: so many office hours to take it up.</summary>
    public async Task ArriveAsync(Question question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hours = new OfficeHours(options.Value, await calendar.WorkingDaysAsync(cancellationToken), zone);
        question.Arrive(hours.Add(now, TimeSpan.FromHours(options.Value.AcceptWithinWorkingHours)));
    }

    /// <summary>The agency took it up, or says how hard it is: so many working days from the day on which it was taken up.</summary>
    public async Task AcceptAsync(Question question, Difficulty difficulty, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var days = await calendar.WorkingDaysAsync(cancellationToken);
        question.Accept(now, difficulty, days.Add(calendar.DayOf(question.AcceptedAt ?? now), options.Value.WorkingDaysFor(difficulty)));
    }

    /// <summary>What a step means for the clocks. The first step of an office takes a question up; another agency begins anew.</summary>
    public async Task FollowAsync(Question question, QuestionStanding before, Role actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (question.AgencyId != before.AgencyId)
        {
            question.Arrive(now);
            await AcceptAsync(question, Difficulty.Ordinary, now, cancellationToken);
        }
        else if (question is { AcceptBy: not null, AcceptedAt: null } && actor != Role.Citizen)
        {
            await AcceptAsync(question, Difficulty.Ordinary, now, cancellationToken);
        }
    }
}
