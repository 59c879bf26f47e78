using System.Globalization;
using Dialogue.Core.Commitments;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Addresses;

/// <summary>
/// Reads the parts of an address that filter, order or turn the pages of what is shown. One rule everywhere: what cannot be read
/// counts as not said, and is told by name. A page answers 400 and shows itself without that part; an interface or a file, which has
/// no place to say so, answers 400 and nothing else. Free words are always good. A part that is not asked for here is no part of ours.
/// </summary>
/// <param name="query">The address.</param>
/// <param name="texts">The reader's language.</param>
/// <param name="forPrograms">Names are those of the address and the choices are written out: a program has no form to look at.</param>
public sealed class AddressReader(IQueryCollection query, Texts texts, bool forPrograms)
{
    public const int MostPages = 1000;
    private const int GivenMost = 40;
    private static readonly string[] DayForms = ["yyyy-MM-dd", "d/M/yyyy"];

    private readonly List<AddressFault> faults = [];

    public IReadOnlyList<AddressFault> Faults => faults;

    /// <summary>What the address says; null for nothing.</summary>
    public string? Given(string field) => query[field].ToString().Trim() is { Length: > 0 } given ? given : null;

    /// <param name="field">The part's name.</param>
    /// <param name="label">Key of its field's label.</param>
    /// <param name="choices">All that can be asked for.</param>
    /// <param name="nameOf">As the address says it.</param>
    /// <param name="hasField">False where links choose and no field does.</param>
    public T? Choice<T>(string field, string label, IEnumerable<T> choices, Func<T, string> nameOf, bool hasField = true)
        where T : struct
    {
        if (Given(field) is not { } given)
            return null;
        foreach (var choice in choices)
            if (nameOf(choice).Equals(given, StringComparison.OrdinalIgnoreCase))
                return choice;
        Refuse(field, label, choices.Select(nameOf), hasField);
        return null;
    }

    public T? Choice<T>(string field, string label, bool hasField = true)
        where T : struct, Enum => Choice(field, label, Enum.GetValues<T>(), choice => choice.ToString(), hasField);

    public string? Choice(string field, string label, IEnumerable<string> choices, bool hasField = true)
    {
        var given = Given(field);
        if (given is null || choices.Contains(given))
            return given;
        Refuse(field, label, choices, hasField);
        return null;
    }

    public int? Number(string field, string label, int least, int most) => Read(
        field, given => int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : (int?)null,
        cut => texts["site.filter.range", Label(field, label), cut, least, most]);

    public HalfYear? Half(string field, string label, bool hasField = true) =>
        Read<HalfYear>(field, HalfYear.Parse, cut => texts["site.filter.half", Label(field, label), cut], hasField);

    /// <summary>A half-year of which there can be figures.</summary>
    public HalfYear? Half(string field, string label, HalfYear earliest, HalfYear latest) => Read<HalfYear>(
        field, given => HalfYear.Parse(given) is { } half && half.First >= earliest.First && half.First <= latest.First ? half : null,
        cut => texts["site.filter.halfBetween", Label(field, label), cut, earliest, latest]);

    public DateOnly? Day(string field, string label) => Read(
        field, given => DateOnly.TryParseExact(given, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 3000 ? day : (DateOnly?)null,
        cut => texts["site.filter.day", Label(field, label), cut]);

    /// <summary>Which page of a list, from 1.</summary>
    public int Page(string field = "page", string label = "site.filter.page.label") => Read(
        field, given => int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= MostPages ? page : (int?)null,
        cut => texts["site.filter.page", Label(field, label), cut, MostPages], hasField: false) ?? 1;

    /// <summary>A number that our own links carry: of a question to go to, or of the line after which a list goes on.</summary>
    public long? Place(string field) => Read(
        field, given => long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : (long?)null,
        cut => texts["site.filter.place", Label(field, "site.filter.place.label"), cut], hasField: false);

    /// <summary>It is none of those that only the database knows.</summary>
    public void Refuse(string field, string label, bool hasField = true) =>
        Add(field, cut => texts[forPrograms || !hasField ? "site.filter.unknown" : "site.filter.choice", Label(field, label), cut], hasField);

    /// <summary>It can be read, and is no good all the same.</summary>
    public void RefuseInWords(string field, string words) => faults.Add(new AddressFault(field, words, HasField: true));

    private void Refuse(string field, string label, IEnumerable<string> choices, bool hasField) => Add(
        field,
        cut => forPrograms || !hasField ? texts["site.filter.oneOf", Label(field, label), cut, string.Join(", ", choices)] : texts["site.filter.choice", Label(field, label), cut],
        hasField);

    private T? Read<T>(string field, Func<string, T?> read, Func<string, string> words, bool hasField = true)
        where T : struct
    {
        if (Given(field) is not { } given)
            return null;
        if (read(given) is { } value)
            return value;
        Add(field, words, hasField);
        return null;
    }

    private void Add(string field, Func<string, string> words, bool hasField)
    {
        var given = Given(field) ?? "";
        faults.Add(new AddressFault(field, words(given.Length > GivenMost ? given[..GivenMost] + "…" : given), hasField));
    }

    private string Label(string field, string label) => forPrograms ? field : texts[label];
}
