using System.Text;
using Dialogue.Jobs.Commands;

namespace Dialogue.Jobs;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        using var signals = new StopSignals();
        var code = await CommandLine.RunAsync(args, Console.Out, Console.Error, signals.Token);
        return signals.Interrupted ? ExitCode.Stopped : code;
    }
}
