using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Questions.Totals;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Topics;

namespace Dialogue.Core.Data;

/// <summary>Makes a database ready for this city: the newest schema, and agencies, topics and survey waves as their files say.</summary>
public static class CitySetup
{
    public sealed record Report(int Migrations, int Agencies, int Topics, int Waves);

    /// <exception cref="CitySetupException">A data file is not usable; its message lists every error.</exception>
    public static async Task<Report> PrepareAsync(
        string connectionString, CityFiles files, SurveyCatalog surveys, DateOnly today, CancellationToken cancellationToken)
    {
        var agencies = AgencyFile.Load(files.AgenciesPath);
        if (!agencies.Succeeded)
            throw new CitySetupException(files.AgenciesPath, agencies.Errors);
        var topics = TopicFile.Load(files.TopicsPath);
        if (!topics.Succeeded)
            throw new CitySetupException(files.TopicsPath, topics.Errors);

        var calendar = CalendarFile.Load(files.CalendarPath);
        if (!calendar.Succeeded)
            throw new CitySetupException(files.CalendarPath, calendar.Errors);

        var migrations = await DialogueMigrations.RunAsync(connectionString, cancellationToken);
        await using var db = DialogueDataOptions.Open(connectionString);
        await QuestionFold.SetZoneAsync(db, files.TimeZone, cancellationToken);
        var changedTopics = await TopicSync.ApplyAsync(db, topics.File, today, cancellationToken);
        var changedAgencies = await AgencySource.ApplyShippedAsync(db, agencies.File, await File.ReadAllTextAsync(files.AgenciesPath, cancellationToken), today, cancellationToken);
        await CalendarSync.ApplyAsync(db, calendar.Days, cancellationToken);
        await MailboxSync.ApplyAsync(db, today, cancellationToken);
        var addedWaves = await WaveSync.ApplyAsync(db, surveys, cancellationToken);
        return new Report(migrations, changedAgencies, changedTopics, addedWaves);
    }
}
