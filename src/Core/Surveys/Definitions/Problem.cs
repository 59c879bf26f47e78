namespace Dialogue.Core.Surveys.Definitions;

/// <summary>What is wrong in a definition file, and where.</summary>
public sealed record Problem(string File, string Place, string Message)
{
    public override string ToString() => Place.Length == 0 ? $"{File}: {Message}" : $"{File}, {Place}: {Message}";
}
