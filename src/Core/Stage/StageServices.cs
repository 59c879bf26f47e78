using Dialogue.Core.Polls;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Core.Stage;

internal static class StageServices
{
    public static void AddStage(this IServiceCollection services)
    {
        services.AddScoped<ArrangeLineUp>();
        services.AddScoped<CastPollVote>();
        services.AddScoped<DraftPoll>();
        services.AddScoped<DrivePoll>();
        services.AddScoped<PollReads>();
        services.AddScoped<SendNote>();
        services.AddScoped<StageReads>();
    }
}
