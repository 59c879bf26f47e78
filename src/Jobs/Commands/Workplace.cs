using System.CommandLine;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Option = System.CommandLine.Option;

namespace Dialogue.Jobs.Commands;

/// <summary>The application as a command sees it: its database found and made ready, its services built.</summary>
internal sealed record Workplace(IHost Host, string ConnectionString, CitySetup.Report Prepared) : IDisposable
{
    public static Option<string?> Connection { get; } = new("--connection")
    {
        Description = "The PostgreSQL to work on; otherwise ConnectionStrings__Dialogue, otherwise a private one.",
        HelpName = "STRING",
        Recursive = true,
    };

    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The folder of the private PostgreSQL; otherwise DIALOGUE_DATA, otherwise .data in the repository.",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Log what happens, and show where an error came from.", Recursive = true };

    public static IEnumerable<Option> Options => [Connection, Data, Verbose];

    public IServiceProvider Services => Host.Services;

    /// <summary>Host and name of the database; never its password.</summary>
    public string Database => new NpgsqlConnectionStringBuilder(ConnectionString) is var to ? $"{to.Database} at {to.Host}:{to.Port}" : "";

    public static Task<Workplace> OpenAsync(ParseResult parse, CancellationToken cancellationToken) =>
        OpenAsync(parse, schedules: false, cancellationToken);

    public static async Task<Workplace> OpenAsync(ParseResult parse, bool schedules, CancellationToken cancellationToken)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        Configure(builder, parse, schedules);
        var connectionString = await DialogueConnection.ResolveAsync(builder.Configuration, cancellationToken);
        builder.Services.AddDialogueCore(connectionString);
        builder.AddDialogueJobs(connectionString);
        var host = builder.Build();
        return new Workplace(host, connectionString, await PrepareAsync(host.Services, connectionString, cancellationToken));
    }

    public void Dispose() => Host.Dispose();

    private static void Configure(HostApplicationBuilder builder, ParseResult parse, bool schedules)
    {
        if (parse.GetValue(Data) is { } data)
            (builder.Configuration["DIALOGUE_DATA"], builder.Configuration["ConnectionStrings:Dialogue"]) = (Path.GetFullPath(data), "");
        if (parse.GetValue(Connection) is { } connection)
            builder.Configuration["ConnectionStrings:Dialogue"] = connection;
        builder.Configuration["Jobs:InProcess"] = schedules ? "true" : "false";
        builder.Logging.ClearProviders();
        // Standard output is the command's result alone.
        builder.Logging.AddSimpleConsole(line => (line.SingleLine, line.TimestampFormat, line.UseUtcTimestamp) = (true, "yyyy-MM-dd'T'HH:mm:ss'Z' ", true));
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        var verbose = parse.GetValue(Verbose);
        builder.Logging.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Warning);
        builder.Logging.AddFilter("Dialogue", verbose ? LogLevel.Debug : LogLevel.Information);
        if (!verbose)
            builder.Logging.AddFilter("Microsoft", LogLevel.Error);
    }

    private static Task<CitySetup.Report> PrepareAsync(IServiceProvider services, string connectionString, CancellationToken cancellationToken)
    {
        var files = services.GetRequiredService<IConfiguration>().GetSection(CityFiles.Section).Get<CityFiles>() ?? new CityFiles();
        var zone = services.GetRequiredService<IOptions<JobOptions>>().Value.Zone;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(services.GetRequiredService<TimeProvider>().GetUtcNow(), zone).DateTime);
        var catalog = services.GetRequiredService<SurveyCatalog>();
        return CitySetup.PrepareAsync(connectionString, files, catalog, today, cancellationToken);
    }
}
