using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Demo;
using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Topics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Dialogue.Core.Data;

/// <summary>What every host takes from Core. A new use case is one line here.</summary>
public static class DialogueServices
{
    public static IServiceCollection AddDialogueCore(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CityZone.Hanoi);
        services.AddSingleton<RoomHint>();
        services.AddDbContextPool<DialogueDb>(options => options.UseDialogueDatabase(connectionString));
        // For SQL that does not go through the context, such as a group commit.
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());

        services.AddPeople();
        services.AddSurveys();
        services.AddSingleton<DemoCity>();
        services.AddSingleton<DemoSign>();
        services.AddSingleton<JobRuns>();
        services.AddScoped<JobRunReads>();
        services.AddScoped<AgencyReads>();
        services.AddScoped<AskQuestion>();
        services.AddScoped<AssignTopics>();
        services.AddScoped<CastVote>();
        services.AddScoped<CityCalendar>();
        services.AddScoped<DriveSession>();
        services.AddScoped<HandleQuestion>();
        services.AddScoped<QuestionReads>();
        services.AddScoped<RoomReads>();
        services.AddScoped<SessionReads>();
        services.AddScoped<TopicCounts>();
        services.AddScoped<WaveFigures>();
        return services;
    }
}
