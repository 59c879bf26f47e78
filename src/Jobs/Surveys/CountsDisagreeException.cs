namespace Dialogue.Jobs.Surveys;

/// <summary>What was counted as answers came is not what is there.</summary>
internal sealed class CountsDisagreeException(int cells) : Exception($"{cells} cells disagree with a full recount.")
{
    public int Cells => cells;
}
