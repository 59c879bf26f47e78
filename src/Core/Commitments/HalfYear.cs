using System.Globalization;

namespace Dialogue.Core.Commitments;

/// <summary>January to June, or July to December; written 2026-1 and 2026-2.</summary>
public readonly record struct HalfYear(int Year, int Half)
{
    public DateOnly First => new(Year, Half == 1 ? 1 : 7, 1);

    public DateOnly Last => First.AddMonths(6).AddDays(-1);

    public static HalfYear Of(DateOnly day) => new(day.Year, day.Month <= 6 ? 1 : 2);

    public static HalfYear? Parse(string? written) =>
        written is [_, _, _, _, '-', '1' or '2'] && int.TryParse(written[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and < 3000
            ? new HalfYear(year, written[5] - '0')
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Half}");
}
