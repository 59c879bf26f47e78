using System.Globalization;
using Dialogue.Core.Agencies;
using Dialogue.Core.Duties;
using Dialogue.Core.Questions;
using Dialogue.Web.Addresses;

namespace Dialogue.Web.Pages.Duties;

/// <summary>What of the duty calendar is shown; all of it stands in the address, so a view can be sent to somebody.</summary>
public sealed record DutyFilter(int Year, string? Find, AgencyKind? Kind, string? Show)
{
    /// <summary>What can be asked for: a state of what is owed, or one of the two clocks not kept.</summary>
    public static readonly IReadOnlyList<string> Shows = [.. Enum.GetNames<DutyState>(), ShortNotice, LateResults];

    public const string ShortNotice = "ShortNotice";
    public const string LateResults = "LateResults";
    public const int FirstYear = 2020;

    public static DutyFilter Of(AddressReader address, DateOnly today) => new(
        address.Number("year", "duty.filter.year", FirstYear, today.Year + 1) ?? today.Year,
        CitizenText.CutLine(address.Given("q"), 80),
        address.Choice<AgencyKind>("kind", "duty.filter.kind"),
        address.Choice("show", "duty.filter.show", Shows));

    /// <summary>The filter as an address says it.</summary>
    public QueryString Query => QueryString.Create(
        new[] { ("year", Year.ToString(CultureInfo.InvariantCulture)), ("q", Find), ("kind", Kind?.ToString()), ("show", Show) }
            .Where(part => part.Item2 is not null).Select(part => KeyValuePair.Create(part.Item1, part.Item2)));

    public bool IsNarrow => Find is not null || Kind is not null || Show is not null;

    public IEnumerable<DutyReads.Row> Of(IEnumerable<DutyReads.Row> rows, DateOnly today, DutyRules rules)
    {
        var words = CitizenText.Fold(Find ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return rows.Where(row => (Kind is null || row.Kind == Kind)
            && words.All(word => CitizenText.Fold(row.NameVi).Contains(word, StringComparison.Ordinal) || CitizenText.Fold(row.NameEn).Contains(word, StringComparison.Ordinal))
            && (Show is null || Shown(row, today, rules)));
    }

    private bool Shown(DutyReads.Row row, DateOnly today, DutyRules rules)
    {
        var counted = row.Halves.Where(half => half.IsCounted).ToList();
        var days = counted.SelectMany(half => half.Dialogues).Select(dialogue => dialogue.Days);
        return Show switch
        {
            ShortNotice => days.Any(day => SessionClock.Notice(day, today, rules) is { State: ClockState.Missed }),
            LateResults => days.Any(day => SessionClock.Results(day, today, rules) is { State: ClockState.Missed or ClockState.Overdue }),
            _ => counted.Any(half => half.Of(Enum.Parse<DutyState>(Show!)) > 0), // the others are the names of the states
        };
    }
}
