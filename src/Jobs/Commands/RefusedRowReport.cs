using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Dialogue.Core.Questions.Import;

namespace Dialogue.Jobs.Commands;

/// <summary>The rows that were left out, as a CSV file that spreadsheets open, or the first of them on the terminal.</summary>
internal sealed class RefusedRowReport : IDisposable
{
    private const int OnTerminal = 20;
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    private readonly TextWriter _terminal;
    private readonly CsvWriter? _file;
    private readonly string? _path;
    private readonly List<RefusedRow> _first = [];
    private int _count;

    public RefusedRowReport(string? path, TextWriter terminal)
    {
        (_path, _terminal) = (path, terminal);
        if (path is null)
            return;
        // Row ids come from outside: one that begins like a formula must not run in a spreadsheet.
        var safe = new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };
        _file = new CsvWriter(new StreamWriter(path, append: false, Utf8WithMark), safe);
        Write("line", "id", "field", "reason_vi", "reason_en");
    }

    public void Add(RefusedRow row)
    {
        _count++;
        if (_file is null && _first.Count < OnTerminal)
            _first.Add(row);
        Write(row.Line.ToString(CultureInfo.InvariantCulture), row.RowId ?? "", row.Field?.ToString() ?? "", row.ReasonVi, row.ReasonEn);
    }

    public void End()
    {
        _file?.Flush();
        foreach (var row in _first)
            _terminal.WriteLine($"line {row.Line}{(row.Field is { } field ? $", {field}" : "")}: {row.ReasonVi} · {row.ReasonEn}");
        if (_count > _first.Count)
            _terminal.WriteLine(_path is null ? $"… and {_count - _first.Count} more reasons; --report FILE writes all." : $"Reasons of {_path}: {_count}.");
    }

    public void Dispose() => _file?.Dispose();

    private void Write(params string[] cells)
    {
        if (_file is null)
            return;
        foreach (var cell in cells)
            _file.WriteField(cell);
        _file.NextRecord();
    }
}
