using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Demo;
using Dialogue.Core.Duties;
using Dialogue.Core.Figures;
using Dialogue.Core.Mailbox;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Minutes;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Questions.Totals;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Calendars;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Core.Sessions.Rehearsals;
using Dialogue.Core.Stage;
using Dialogue.Core.Surveys;
using Dialogue.Core.Topics;
using Dialogue.Core.Topics.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
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
        services.AddSingleton<RoomHint>();
        services.AddSingleton<RoomLikeness>();
        services.AddPooledDbContextFactory<DialogueDb>(options => options.UseDialogueDatabase(connectionString));
        services.AddScoped<RehearsalScope>();
        // A context of the pool keeps what its last user set, so the world is set every time one is handed out.
        services.AddScoped(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<DialogueDb>>().CreateDbContext();
            db.Rehearses = provider.GetRequiredService<RehearsalScope>().IsOn;
            return db;
        });
        // For SQL that does not go through the context, such as a group commit.
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());

        services.AddPeople();
        services.AddNotices();
        services.AddSurveys();
        services.AddStage();
        services.AddFigures();
        services.TryAddSingleton(provider => CityZone.Of(provider.GetService<IConfiguration>()?["City:TimeZone"]));
        services.TryAddSingleton(provider => DutyRules.From(provider.GetService<IConfiguration>()));
        services.TryAddSingleton(provider => new StreamHosts(
            [.. provider.GetService<IConfiguration>()?.GetSection("City:StreamHosts").GetChildren().Select(host => host.Value ?? "") ?? []]));
        services.AddSingleton<DemoCity>();
        services.AddSingleton<DemoSign>();
        services.AddSingleton<JobRuns>();
        services.AddScoped<JobRequests>();
        services.AddScoped<JobRunReads>();
        services.AddScoped<StorageReads>();
        services.AddScoped<AgencyChoices>();
        services.AddScoped<AgencyReads>();
        services.AddScoped<ImportAgencies>();
        services.AddScoped<AskQuestion>();
        services.AddScoped<AssignTopics>();
        services.AddScoped<CalendarReads>();
        services.AddScoped<ChainReads>();
        services.TryAddSingleton(new VoteOptions());
        services.AddSingleton<CastVote>();
        services.AddScoped<CityCalendar>();
        services.AddScoped<ClaimQuestion>();
        services.AddScoped<CorrectTopic>();
        services.AddScoped<DeskQueue>();
        services.AddScoped<DeskWork>();
        services.AddScoped<DriveSession>();
        services.AddScoped<DueReminders>();
        services.AddScoped<EditCalendar>();
        services.AddScoped<DutyReads>();
        services.AddScoped<HandleQuestion>();
        services.AddOptions<MailboxOptions>().BindConfiguration(MailboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<MailboxClocks>();
        services.AddScoped<MailboxReads>();
        services.AddScoped<MoveQuestion>();
        services.AddScoped<PlanReads>();
        services.AddScoped<PlanSession>();
        services.AddScoped<LedgerReads>();
        services.AddScoped<MinutesReads>();
        services.AddScoped<OwnData>();
        services.AddScoped<QuestionReads>();
        services.AddScoped<QuestionTotals>();
        services.AddScoped<RateAnswer>();
        services.AddScoped<ReceiptReads>();
        services.AddScoped<OwnQuestions>();
        services.AddScoped<Rehearse>();
        services.AddScoped<ReleaseMinutes>();
        services.AddScoped<RoomReads>();
        services.AddScoped<SaveMinutes>();
        services.AddScoped<SessionReads>();
        services.AddScoped<SetDifficulty>();
        services.AddScoped<SetSessionOut>();
        services.AddScoped<SimilarQuestions>();
        services.AddSingleton<TermFrequencies>();
        services.AddScoped<PublicRoomReads>();
        services.AddScoped<ReadSurveyTexts>();
        services.AddScoped<TopicCounts>();
        services.AddScoped<TopicModels>();
        services.AddScoped<TopicNames>();
        services.AddScoped<TopicReviews>();
        services.AddScoped<TopicShareReads>();
        services.AddScoped<TopicWorks>();
        services.AddScoped<EditTaxonomy>();
        services.AddScoped<WaveFigures>();
        services.AddScoped<WrittenTopicReads>();
        return services;
    }
}
