namespace Dialogue.Jobs.Commands;

/// <summary>Says how far long work has come; work of less than two seconds stays silent.</summary>
internal sealed class CountLine(TextWriter error, TimeProvider clock, string what)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private long last = clock.GetTimestamp();

    public void Report(int count)
    {
        if (clock.GetElapsedTime(last) < Every)
            return;
        last = clock.GetTimestamp();
        error.WriteLine($"{count} {what} …");
    }
}
