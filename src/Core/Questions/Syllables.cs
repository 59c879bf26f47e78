namespace Dialogue.Core.Questions;

/// <summary>The syllables of a folded text, where Vietnamese puts its spaces: runs of letters and digits.</summary>
internal static class Syllables
{
    public static List<Range> Of(string folded)
    {
        var found = new List<Range>();
        var start = -1;
        for (var at = 0; at <= folded.Length; at++)
        {
            var inside = at < folded.Length && char.IsLetterOrDigit(folded[at]);
            if (inside && start < 0)
                start = at;
            else if (!inside && start >= 0)
            {
                found.Add(start..at);
                start = -1;
            }
        }
        return found;
    }
}
