using Dialogue.Core.Questions.Import;

namespace Dialogue.Jobs.Commands;

/// <summary>One line on the terminal that is written over a few times a second; a file or pipe gets a line every few seconds instead.</summary>
internal sealed class ProgressLine(TextWriter error, TimeProvider clock) : IProgress<ImportProgress>
{
    private readonly bool _overwrites = !Console.IsErrorRedirected;
    private long _last;
    private bool _wrote;

    public void Report(ImportProgress value)
    {
        if (_wrote && clock.GetElapsedTime(_last) < (_overwrites ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(5)))
            return;
        var line = $"{value.Read} rows read: {value.Added} added, {value.AlreadyThere} already there, {value.Refused} refused";
        if (_overwrites)
            error.Write($"\r{line}");
        else
            error.WriteLine(line);
        (_last, _wrote) = (clock.GetTimestamp(), true);
    }

    public void End()
    {
        if (_wrote && _overwrites)
            error.WriteLine();
    }
}
