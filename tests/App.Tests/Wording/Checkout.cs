namespace Dialogue.App.Tests.Wording;

/// <summary>The sources this test run was built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static IEnumerable<string> Sources(params string[] endings) =>
        endings.SelectMany(ending => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*" + ending, SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Where(path => !path.Contains("/wwwroot/", StringComparison.Ordinal));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dialogue.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No Dialogue.sln above the tests.");
    }
}
