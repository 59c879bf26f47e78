using Dialogue.Core.Surveys.Definitions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dialogue.Core.Surveys;

public static class SurveyServices
{
    public static IServiceCollection AddSurveys(this IServiceCollection services)
    {
        services.TryAddSingleton(new IntakeOptions());
        services.AddSingleton(provider => SurveyCatalog.Load(SurveyFolder.Find(provider.GetService<IConfiguration>()?["Surveys:Folder"])));
        services.AddSingleton<SurveyIntake>();
        services.AddScoped<SurveyDrafts>();
        services.AddScoped<Paper.PaperForms>();
        services.AddScoped<Waves.PublishWave>();
        services.AddScoped<Waves.CorrectWave>();
        services.AddScoped<Waves.DecideFigure>();
        services.AddScoped<Waves.WaveProgress>();
        services.AddScoped<Invitations.InvitationDesk>();
        return services;
    }
}
