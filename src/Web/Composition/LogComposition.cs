using Microsoft.Extensions.Logging.Console;

namespace Dialogue.Web.Composition;

/// <summary>A developer reads coloured lines; wherever else it runs, a program does.</summary>
internal static class LogComposition
{
    public static void AddDialogueLog(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
            return;
        builder.Logging.AddConsoleFormatter<LogLines, ConsoleFormatterOptions>();
        builder.Logging.AddConsole(console => console.FormatterName = LogLines.FormatName);
    }
}
