using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>The form of a plan as it was typed: a date that is none comes back as it was written.</summary>
public sealed class PlanInput
{
    private const string DayFormat = "yyyy-MM-dd";
    private static readonly string[] Days = [DayFormat, "d/M/yyyy", "d-M-yyyy"];
    private static readonly string[] Times = ["H:mm", "H:mm:ss", "H'h'mm", "H'h'"];

    public Guid Key { get; set; }
    public int Revision { get; set; }

    [Display(Name = "plan.field.Agency")]
    public string? Agency { get; set; }

    [Display(Name = "plan.field.TitleVi")]
    public string? TitleVi { get; set; }

    [Display(Name = "plan.field.TitleEn")]
    public string? TitleEn { get; set; }

    [Display(Name = "plan.field.DescriptionVi")]
    public string? DescriptionVi { get; set; }

    [Display(Name = "plan.field.DescriptionEn")]
    public string? DescriptionEn { get; set; }

    [Display(Name = "plan.field.ChairName")]
    public string? ChairName { get; set; }

    [Display(Name = "plan.field.ChairPosition")]
    public string? ChairPosition { get; set; }

    [Display(Name = "plan.field.Date")]
    public string? Date { get; set; }

    [Display(Name = "plan.field.Start")]
    public string? Start { get; set; }

    [Display(Name = "plan.field.End")]
    public string? End { get; set; }

    [Display(Name = "plan.field.Place")]
    public string? Place { get; set; }

    [Display(Name = "plan.field.StreamAddress")]
    public string? StreamAddress { get; set; }

    /// <summary>Codes of agencies; an empty choice is none.</summary>
    public IList<string?> Partners { get; set; } = [];

    public IList<string> Topics { get; set; } = [];
    public bool PublishesBeforeReading { get; set; }
    public bool AllowsAnonymous { get; set; } = true;

    [Display(Name = "plan.field.Words")]
    public string? Words { get; set; }

    public void SetTimes(DateTimeOffset starts, DateTimeOffset ends, CityTime time)
    {
        Date = time.InCity(starts).ToString(DayFormat, CultureInfo.InvariantCulture);
        Start = time.InCity(starts).ToString("HH:mm", CultureInfo.InvariantCulture);
        End = time.InCity(ends).ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    /// <returns>The instants meant on the city's clock; null when a fault was found.</returns>
    public (DateTimeOffset Starts, DateTimeOffset Ends)? ReadTimes(CityTime time, List<PlanFault> faults)
    {
        var before = faults.Count;
        var isDay = DateOnly.TryParseExact(Date?.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (!isDay)
            faults.Add(new(PlanField.Date, string.IsNullOrWhiteSpace(Date) ? PlanProblem.Missing : PlanProblem.NotADate));
        var (start, end) = (ReadTime(Start, PlanField.Start, faults), ReadTime(End, PlanField.End, faults));
        return faults.Count > before ? null : (time.InstantOf(day.ToDateTime(start)), time.InstantOf(day.ToDateTime(end)));
    }

    public SessionPlan Read(DateTimeOffset starts, DateTimeOffset ends, IReadOnlyDictionary<string, int> agencies) => new()
    {
        TitleVi = Line(TitleVi),
        TitleEn = Line(TitleEn),
        DescriptionVi = CitizenText.Clean(DescriptionVi),
        DescriptionEn = CitizenText.Clean(DescriptionEn),
        ChairName = Line(ChairName),
        ChairPosition = Line(ChairPosition),
        Place = Line(Place),
        StreamAddress = Line(StreamAddress),
        // A code that is none becomes a number that is no agency, and is refused as such.
        PartnerIds = [.. Partners.Where(code => !string.IsNullOrEmpty(code)).Select(code => agencies.GetValueOrDefault(code ?? "", -1))],
        TopicCodes = [.. Topics.Distinct()],
        StartsAt = starts,
        EndsAt = ends,
        PublishesBeforeReading = PublishesBeforeReading,
        AllowsAnonymous = AllowsAnonymous,
    };

    public static string Line(string? typed) => CitizenText.Line(typed) ?? "";

    private static TimeOnly ReadTime(string? typed, PlanField field, List<PlanFault> faults)
    {
        if (!TimeOnly.TryParseExact(typed?.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            faults.Add(new(field, string.IsNullOrWhiteSpace(typed) ? PlanProblem.Missing : PlanProblem.NotATime));
        return time;
    }
}
