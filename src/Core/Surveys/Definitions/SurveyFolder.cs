namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Where a host finds its survey files: as configured, beside the application, or at the top of the repository.</summary>
public static class SurveyFolder
{
    public static string Find(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured))
            return Path.GetFullPath(configured);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "surveys");
            if (Directory.Exists(Path.Combine(candidate, "waves")))
                return candidate;
        }
        return Path.Combine(AppContext.BaseDirectory, "surveys");
    }
}
