using Dialogue.Web.Overview;

namespace Dialogue.Web.Figures;

internal static class FigureComposition
{
    public static IServiceCollection AddDialogueFigures(this IServiceCollection services)
    {
        services.AddSingleton<DrawnCharts>();
        services.AddSingleton<KeptPages>();
        services.AddOptions<FigureOptions>().BindConfiguration("Figures");
        services.AddScoped<CityStandings>();
        services.AddScoped<FigureBook>();
        services.AddScoped<TopicFigure>();
        services.AddSingleton<KeptShifts>();
        services.AddScoped<BalanceFigure>();
        services.AddScoped<PromiseFigure>();
        services.AddScoped<TopicShareFigure>();
        services.AddScoped<TrendFigure>();
        services.AddScoped<WrittenFigure>();
        services.AddScoped<FactorWavesFigure>();
        services.AddScoped<WishFigure>();
        services.AddScoped<FigureWords>();
        services.AddScoped<WaveBreaks>();
        services.AddScoped<WaveShifts>();
        services.AddScoped<FactorFigure>();
        services.AddScoped<IndexFigure>();
        services.AddScoped<IndexTable>();
        services.AddScoped<ItemTable>();
        services.AddScoped<BreakdownTables>();
        services.AddScoped<BreakdownFigure>();
        services.AddScoped<BreakdownBook>();
        services.AddScoped<ProblemWords>();
        services.AddScoped<HidingWords>();
        services.AddScoped<Pages.Office.Waves.DecideForm>();
        services.AddScoped<Pages.Office.Waves.OpenFigures>();
        services.AddScoped<WaveWords>();
        services.AddScoped<ChangeWords>();
        services.AddScoped<CityOverview>();
        services.AddScoped<OverviewFigures>();
        services.AddScoped<DutyFigure>();
        services.AddScoped<TimelineFigure>();
        services.AddScoped<ChartFile>();
        return services;
    }
}
