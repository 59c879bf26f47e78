using Dialogue.Core.Data;
using Dialogue.Core.Demo;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Jobs.Surveys;
using Dialogue.Jobs.Topics;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Jobs.Demo;

/// <summary>Fills the demonstration city and lets the jobs' work follow at once: topics of its questions, figures of its waves.</summary>
public static class SeedDemo
{
    public static async Task<DemoCity.Outcome> RunAsync(
        IServiceProvider services, DemoOptions options, IProgress<DemoProgress>? progress, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        // Training takes seconds, and the filling waits for the database rather than for a processor.
        var training = TopicReader.ShippedAsync(cancellationToken);
        var outcome = await services.GetRequiredService<DemoCity>().FillAsync(options, progress, cancellationToken);
        if (outcome is not DemoCity.Filled filled)
            return outcome;
        await training;
        // A process that runs no jobs has no reader of its own.
        using var reader = services.GetService<TopicReader>() is null ? ActivatorUtilities.CreateInstance<TopicReader>(services) : null;
        var classify = ActivatorUtilities.CreateInstance<ClassifyQuestions>(scope.ServiceProvider, reader is null ? [] : [reader]);
        await classify.ReadAllAsync(read => progress?.Report(new DemoProgress("topics", read, filled.Questions)), cancellationToken);
        var estimated = await EstimateWaves.RunAsync(
            scope.ServiceProvider.GetRequiredService<DialogueDb>(), services.GetRequiredService<SurveyCatalog>(),
            services.GetRequiredService<TimeProvider>(), cancellationToken);
        progress?.Report(new DemoProgress("waves estimated", estimated, estimated));
        return filled;
    }

    /// <summary>Fills a database that nobody has used yet; a filling that was broken off is made anew.</summary>
    /// <returns>Null when the database is in use, or its demonstration was taken away on purpose.</returns>
    public static async Task<DemoCity.Filled?> WhenEmptyAsync(
        IServiceProvider services, DemoOptions options, IProgress<DemoProgress>? progress, CancellationToken cancellationToken)
    {
        var city = services.GetRequiredService<DemoCity>();
        if (!await city.IsUntouchedAsync(cancellationToken))
            return null;
        return await RunAsync(services, options, progress, cancellationToken) as DemoCity.Filled;
    }
}
