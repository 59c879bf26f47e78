using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Jobs;

namespace Dialogue.Web.Composition;

internal static partial class DatabaseComposition
{
    /// <summary>Finds the database (the private one when none is configured) and makes it ready before anybody is served.</summary>
    public static async Task AddDialogueDatabaseAsync(this WebApplicationBuilder builder)
    {
        var connection = await DialogueConnection.ResolveAsync(builder.Configuration, CancellationToken.None);
        builder.Configuration["ConnectionStrings:Dialogue"] = connection;
        builder.Services.AddDialogueCore(connection);
        builder.AddDialogueJobs(connection);
    }

    public static async Task PrepareDialogueDatabaseAsync(this WebApplication app)
    {
        var files = app.Configuration.GetSection(CityFiles.Section).Get<CityFiles>() ?? new CityFiles();
        var report = await CitySetup.PrepareAsync(
            app.Configuration.GetConnectionString("Dialogue")!, // set above
            files, app.Services.GetRequiredService<SurveyCatalog>(), app.Services.GetRequiredService<CityTime>().Today, CancellationToken.None);
        Prepared(app.Logger, report.Migrations, report.Agencies, report.Topics, report.Waves);
    }

    [LoggerMessage(LogLevel.Information, "Database is ready: {Migrations} migrations, {Agencies} agencies and {Topics} topics changed, {Waves} waves added")]
    private static partial void Prepared(ILogger log, int migrations, int agencies, int topics, int waves);
}
