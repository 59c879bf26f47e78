namespace Dialogue.Core.Sessions.Planning;

/// <summary>
/// What a plan must hold. A draft needs a title and times that can be; what people are told must be whole. A short notice is no
/// fault: sometimes it cannot be helped, and then it is shown to everybody as what it is.
/// </summary>
public static class PlanRules
{
    public const int TitleMax = 160;
    public const int DescriptionMax = 4000;
    public const int LineMax = 160;
    public const int AddressMax = 400;
    public const int WordsMin = 10;
    public const int WordsMax = 1000;

    public static readonly TimeSpan Briefest = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(8);
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(2 * 366);

    /// <summary>What keeps a plan from being saved.</summary>
    public static IEnumerable<PlanFault> OfDraft(SessionPlan plan, StreamHosts hosts)
    {
        if (plan.TitleVi.Length == 0)
            yield return new(PlanField.TitleVi, PlanProblem.Missing);
        else if (plan.TitleVi.Length < 10)
            yield return new(PlanField.TitleVi, PlanProblem.TooShort);
        foreach (var (field, text, most) in Texts(plan))
            if (text.Length > most)
                yield return new(field, PlanProblem.TooLong);
        if (plan.StreamAddress.Length is > 0 and <= AddressMax && hosts.FrameOf(plan.StreamAddress) is null)
            yield return new(PlanField.StreamAddress, PlanProblem.StreamRefused);
        if (Length(plan.StartsAt, plan.EndsAt) is { } problem)
            yield return new(PlanField.End, problem);
    }

    /// <summary>What is missing beyond that before anybody may be told.</summary>
    public static IEnumerable<PlanFault> OfAnnouncement(SessionPlan plan)
    {
        if (plan.DescriptionVi.Length == 0)
            yield return new(PlanField.DescriptionVi, PlanProblem.Missing);
        if (plan.ChairName.Length == 0)
            yield return new(PlanField.ChairName, PlanProblem.Missing);
        if (plan.ChairPosition.Length == 0)
            yield return new(PlanField.ChairPosition, PlanProblem.Missing);
        if (plan.Place.Length == 0 && plan.StreamAddress.Length == 0)
            yield return new(PlanField.Place, PlanProblem.PlaceOrStreamMissing);
    }

    /// <summary>Whether a start can still come.</summary>
    public static PlanFault? OfStart(DateTimeOffset startsAt, DateTimeOffset now) =>
        startsAt <= now ? new(PlanField.Date, PlanProblem.InThePast)
        : startsAt > now + Farthest ? new(PlanField.Date, PlanProblem.TooFar)
        : null;

    public static PlanProblem? Length(DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        endsAt <= startsAt ? PlanProblem.EndBeforeStart
        : endsAt - startsAt < Briefest ? PlanProblem.TooBrief
        : endsAt - startsAt > Longest ? PlanProblem.TooLasting
        : null;

    public static PlanFault? OfWords(string words) => words.Length switch
    {
        0 => new(PlanField.Words, PlanProblem.Missing),
        < WordsMin => new(PlanField.Words, PlanProblem.TooShort),
        > WordsMax => new(PlanField.Words, PlanProblem.TooLong),
        _ => null,
    };

    private static IEnumerable<(PlanField Field, string Text, int Most)> Texts(SessionPlan plan) =>
    [
        (PlanField.TitleVi, plan.TitleVi, TitleMax), (PlanField.TitleEn, plan.TitleEn, TitleMax),
        (PlanField.DescriptionVi, plan.DescriptionVi, DescriptionMax), (PlanField.DescriptionEn, plan.DescriptionEn, DescriptionMax),
        (PlanField.ChairName, plan.ChairName, LineMax), (PlanField.ChairPosition, plan.ChairPosition, LineMax),
        (PlanField.Place, plan.Place, LineMax), (PlanField.StreamAddress, plan.StreamAddress, AddressMax),
    ];
}
