namespace Dialogue.Core.Data.Cluster;

/// <summary>Where the checkout is: <c>DIALOGUE_ROOT</c>, or the first folder with Dialogue.sln from the program upwards.</summary>
public static class Repository
{
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("DIALOGUE_ROOT") is { Length: > 0 } named)
            return Path.GetFullPath(named);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Dialogue.sln")))
                return folder.FullName;
        return null;
    }
}
