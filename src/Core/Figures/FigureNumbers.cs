using System.Globalization;
using System.Text.RegularExpressions;

namespace Dialogue.Core.Figures;

/// <summary>Numbers and months as offices write them: 1.234 · 1 234 · 63,5 % · 09/2026 · tháng 9/2026 · 2026-09-01.</summary>
public static partial class FigureNumbers
{
    /// <summary>
    /// A whole number that is not negative. In a workbook a cell holds the number itself, so there 1.234 is one and a fraction and no
    /// thousand.
    /// </summary>
    public static int? Whole(string cell, bool isWorkbook)
    {
        var written = cell.Trim();
        var digits = Plain().IsMatch(written) ? written.Split('.')[0]
            : !isWorkbook && Grouped().IsMatch(written) ? Separators().Replace(written, "")
            : null;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>
    /// Per cent from 0 to 100. What lies above 0 and up to 1 is refused: a workbook keeps a cell that shows 63,5 % as 0.635, and nobody can
    /// tell that from a share of less than one per cent.
    /// </summary>
    public static double? Percent(string cell) =>
        Decimal(cell.Replace("%", "", StringComparison.Ordinal)) is { } percent and (0 or (> 1 and <= 100)) ? percent : null;

    public static double? Decimal(string cell)
    {
        var written = cell.Trim().Replace(',', '.');
        return Fraction().IsMatch(written) ? double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }

    /// <returns>The first day of the month.</returns>
    public static DateOnly? Month(string cell)
    {
        var match = MonthFirst().Match(cell) is { Success: true } monthFirst ? monthFirst : YearFirst().Match(cell);
        return match.Success && int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month
            ? new DateOnly(int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), month, 1)
            : null;
    }

    [GeneratedRegex(@"^[0-9]{1,9}(\.0+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[0-9]{1,3}(([.,  ])[0-9]{3})+$", RegexOptions.NonBacktracking)]
    private static partial Regex Grouped();

    [GeneratedRegex("[.,  ]", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^[0-9]{1,3}(\.[0-9]{1,17})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^\s*([Tt]háng\s*)?(01/)?(?<month>[0-9]{1,2})\s*[/-]\s*(?<year>20[0-9]{2})\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"^\s*(?<year>20[0-9]{2})-(?<month>[0-9]{1,2})(-01)?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex YearFirst();
}
