using System.Reflection;

namespace Dialogue.App.Tests.Architecture;

/// <summary>Core, Analytics, Jobs and Web know each other only along the arrows of docs/architecture.md.</summary>
public sealed class ArrowTests
{
    private static readonly Assembly Core = typeof(Dialogue.Core.Data.DialogueDb).Assembly;
    private static readonly Assembly Analytics = Assembly.Load("Dialogue.Analytics");
    private static readonly Assembly Jobs = Assembly.Load("Dialogue.Jobs");
    private static readonly Assembly Web = typeof(Dialogue.Web.Composition.Texts).Assembly;

    public static TheoryData<string, string[]> Forbidden => new()
    {
        { "Dialogue.Core", ["Dialogue.Analytics", "Dialogue.Jobs", "Dialogue.Web", "Quartz", "Radzen", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.SignalR", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Razor"] },
        { "Dialogue.Analytics", ["Dialogue.Core", "Dialogue.Jobs", "Dialogue.Web", "Quartz", "Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Identity", "System.Net.Http"] },
        { "Dialogue.Jobs", ["Dialogue.Web", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.SignalR", "Microsoft.AspNetCore.Razor"] },
        { "Dialogue.Web", ["Quartz"] },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_project_uses_nothing_against_the_arrows(string project, string[] forbidden)
    {
        var used = Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name!).ToArray();

        var wrong = used.Where(name => forbidden.Any(prefix => name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal)));

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_arrows_that_should_exist_do()
    {
        Assert.Contains(Jobs.GetReferencedAssemblies(), name => name.Name == "Dialogue.Core");
        Assert.Contains(Web.GetReferencedAssemblies(), name => name.Name == "Dialogue.Core");
        Assert.Contains(Core.GetReferencedAssemblies(), name => name.Name == "Npgsql");
        Assert.Contains(Analytics.GetReferencedAssemblies(), name => name.Name == "MathNet.Numerics");
    }
}
