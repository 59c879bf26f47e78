using System.Globalization;
using Dialogue.Core.Commitments;
using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Words;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Api;

/// <summary>What a desk sent along with a command: words, the agency by its code, a day or a number of working days.</summary>
internal sealed record DeskForm(IFormCollection Fields, int? AgencyId, DateOnly? DueOn)
{
    public string Words => CitizenText.Clean(Fields["words"]);

    /// <summary>A box was ticked beside what the desk was told is private.</summary>
    public bool SawPrivate => Fields["private"] == "seen";

    public Guid Key => KeyOf(Fields);

    /// <summary>A reason that the city offers; null when none was chosen, or one that is not offered today.</summary>
    public DenialCode? Denial { get; private init; }

    /// <summary>The question to merge into: one that was chosen, or in the same room by the number that people say.</summary>
    public long? Into { get; private init; }

    /// <summary>Made by a script before the first send; a plain form goes out once.</summary>
    public static Guid KeyOf(IFormCollection fields) => Guid.TryParse(fields["key"], out var sent) && sent != Guid.Empty ? sent : Guid.CreateVersion7();

    public static async Task<DeskForm> ReadAsync(HttpContext http, DialogueDb db, CityCalendar calendar, CancellationToken cancellationToken)
    {
        var fields = await http.Request.ReadFormAsync(cancellationToken);
        return new DeskForm(fields, await AgencyAsync(fields["agency"], db, cancellationToken), await DueOnAsync(http, fields, calendar, cancellationToken))
        {
            Denial = DenialOf(http, fields["code"], calendar.DayOf(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())),
            Into = await IntoAsync(http, fields, db, cancellationToken),
        };
    }

    /// <summary>By its code, or by its whole name as a list offers it while somebody types; a name that two have names neither.</summary>
    private static async Task<int?> AgencyAsync(string? typed, DialogueDb db, CancellationToken cancellationToken)
    {
        if (CitizenText.Line(typed) is not { } agency)
            return null;
        var found = await db.Agencies.Where(a => a.Code == agency || a.NameVi == agency || a.NameEn == agency).OrderByDescending(a => a.Code == agency)
            .Select(a => new { a.Id, a.Code, Ended = a.ValidTo != null }).Take(8).ToListAsync(cancellationToken);
        if (found is [{ } first, ..] && first.Code == agency)
            return first.Id;
        return found.Where(a => !a.Ended).ToList() is [var only] ? only.Id : null;
    }

    private static DenialCode? DenialOf(HttpContext http, string? sent, DateOnly today) =>
        DenialCode.Parse(sent) is { } code && http.RequestServices.GetRequiredService<CityWords>().Offered(today).Contains(code) ? code : null;

    private static async Task<long?> IntoAsync(HttpContext http, IFormCollection fields, DialogueDb db, CancellationToken cancellationToken)
    {
        if (!int.TryParse(fields["number"].ToString().Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return long.TryParse(fields["into"], NumberStyles.None, CultureInfo.InvariantCulture, out var chosen) ? chosen : null;
        if (!long.TryParse($"{http.Request.RouteValues["id"]}", NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return null;
        return await db.Questions.Where(q => q.Number == number && db.Questions.Any(one => one.Id == id && one.RoomId == q.RoomId)).Select(q => (long?)q.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>A day that is not worked moves to the next one that is: a promise is never due on a holiday.</summary>
    private static async Task<DateOnly?> DueOnAsync(HttpContext http, IFormCollection fields, CityCalendar calendar, CancellationToken cancellationToken)
    {
        var today = calendar.DayOf(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        if (DateOnly.TryParseExact(fields["dueOn"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (await calendar.WorkingDaysAsync(cancellationToken)).OnOrAfter(day);
        if (int.TryParse(fields["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= QuestionLife.PromiseMostWorkingDays)
            return (await calendar.WorkingDaysAsync(cancellationToken)).Add(today, days);
        return null;
    }
}
