namespace Dialogue.Web.Pages.Surveys;

internal static class SurveyComposition
{
    public static IServiceCollection AddDialogueSurveys(this IServiceCollection services) =>
        services.AddSingleton<SurveyCookie>().AddScoped<SurveyReads>();
}
