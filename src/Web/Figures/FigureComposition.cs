namespace Dialogue.Web.Figures;

internal static class FigureComposition
{
    public static IServiceCollection AddDialogueFigures(this IServiceCollection services)
    {
        services.AddSingleton<DrawnCharts>();
        services.AddScoped<CityStandings>();
        services.AddScoped<FigureBook>();
        services.AddScoped<TopicFigure>();
        services.AddScoped<FactorFigure>();
        services.AddScoped<IndexFigure>();
        services.AddScoped<WaveWords>();
        return services;
    }
}
