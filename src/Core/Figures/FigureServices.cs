using Dialogue.Core.OneStop;
using Dialogue.Core.Overview;
using Dialogue.Core.PublishedIndices;
using Dialogue.Core.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Core.Figures;

internal static class FigureServices
{
    public static IServiceCollection AddFigures(this IServiceCollection services) => services
        .AddScoped<ImportOneStop>().AddScoped<OneStopReads>()
        .AddScoped<ImportIndices>().AddScoped<PublishedIndexReads>()
        .AddScoped<AgencyFlows>().AddScoped<TopicHalves>().AddScoped<TopicQuestions>()
        .AddScoped<ReportDesk>();
}
