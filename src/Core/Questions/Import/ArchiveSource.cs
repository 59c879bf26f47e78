namespace Dialogue.Core.Questions.Import;

/// <summary>
/// What a source is called in keys: its name and the day of the dialogue, because an office uses the same file name again
/// for its next dialogue, with rows numbered from 1 again.
/// </summary>
internal static class ArchiveSource
{
    public static string Of(ImportRequest request) =>
        $"{CitizenText.CutLine(request.Source ?? Path.GetFileName(request.Path), 200)}|{request.HeldOn:yyyy-MM-dd}";
}
