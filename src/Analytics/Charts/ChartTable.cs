using System.Globalization;
using System.Text;

namespace Dialogue.Analytics.Charts;

/// <summary>The data of a chart.</summary>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Cells, one per column in each row, formatted for reading.</param>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private static readonly System.Buffers.SearchValues<char> NeedsQuotes = System.Buffers.SearchValues.Create(",\"\r\n;\t");

    /// <summary>
    /// As a file: RFC 4180, CRLF, with a byte order mark so that spreadsheets read UTF-8. A cell that a spreadsheet would run as a
    /// formula (it begins, after any blanks, with = + - @, or with a tab or a line break) gets an apostrophe in front.
    /// </summary>
    public byte[] ToCsv()
    {
        var text = new StringBuilder();
        AppendRow(text, Columns);
        foreach (var row in Rows) AppendRow(text, row);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells) =>
        text.AppendJoin(',', cells.Select(cell => Quote(Disarm(cell)))).Append("\r\n");

    private static string Disarm(string cell)
    {
        var trimmed = cell.TrimStart();
        var isFormula = trimmed.Length > 0 && trimmed[0] is ('=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠');
        if (IsNegativeNumber(cell)) return cell;
        return isFormula || (cell.Length > 0 && cell[0] is ('\t' or '\r' or '\n')) ? "'" + cell : cell;
    }

    /// <summary>-3 and -1.5E-7 are numbers and nothing that a spreadsheet runs.</summary>
    private static bool IsNegativeNumber(string cell) =>
        cell.Length > 1 && cell[0] == '-' && char.IsAsciiDigit(cell[1])
        && double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(NeedsQuotes) || cell != cell.Trim() ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
