using Dialogue.Core.Demo;
using Dialogue.Jobs.Demo;

namespace Dialogue.Web.Composition;

/// <summary>A database that nobody has used yet gets the demonstration city when <c>Demo:SeedWhenEmpty</c> says so.</summary>
internal static class DemoComposition
{
    public static async Task SeedDemoWhenEmptyAsync(this WebApplication app)
    {
        if (!app.Configuration.GetValue("Demo:SeedWhenEmpty", false))
            return;
        var password = app.Configuration["Demo:PeoplePassword"] is { Length: > 0 } chosen ? chosen : DemoOptions.KnownPassword;
        var progress = new DemoProgressLines(Console.Out, TimeProvider.System);
        var services = app.Services;
        var stop = app.Lifetime.ApplicationStopping;
        if (await SeedDemo.WhenEmptyAsync(services, new DemoOptions { Password = password }, progress, stop) is null
            && await services.GetRequiredService<DemoCity>().StateAsync(stop) is not (DemoState.Filled or DemoState.Filling))
            return;
        await services.GetRequiredService<DemoCity>().RefreshAsync(stop);
        // For whoever started it at a terminal; the log is for machines.
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            Console.WriteLine();
            Console.WriteLine($"Dialogue answers at {string.Join(", ", app.Urls)}");
            foreach (var line in DemoAccountLines.Of(password))
                Console.WriteLine(line);
        });
    }
}
