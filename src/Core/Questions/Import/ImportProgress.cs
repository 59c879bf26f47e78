namespace Dialogue.Core.Questions.Import;

/// <summary>How far an import is. Every row read is added, was there already, or is refused.</summary>
public sealed record ImportProgress(int Added, int AlreadyThere, int Refused)
{
    public int Read => Added + AlreadyThere + Refused;
}
