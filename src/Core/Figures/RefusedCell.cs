namespace Dialogue.Core.Figures;

/// <summary>A cell that cannot be taken, or only with a doubt: where it stands in the file and what was expected.</summary>
/// <param name="Line">Of the file, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">As the file's header writes it; empty for the whole line.</param>
/// <param name="Vi">What was expected, in Vietnamese.</param>
/// <param name="En">The same in English.</param>
/// <param name="IsTaken">True for one that was taken all the same, with a doubt that its sender should read.</param>
public sealed record RefusedCell(int Line, string Column, string Vi, string En, bool IsTaken = false)
{
    public string Reason(bool english) => english ? En : Vi;
}
