namespace Dialogue.Jobs.Commands.Estimating;

/// <summary>One person of an analyst's file.</summary>
/// <param name="Line">Where the row begins in the file, from 1.</param>
/// <param name="Satisfied">0 when nothing was answered.</param>
/// <param name="Answered">0 when nothing was answered.</param>
/// <param name="Weight">Null when the file has no such column.</param>
internal sealed record SampleLine(
    int Line, double Satisfied, double Answered, double? Weight, string Stratum, string? Unit, double? Population, string? Group);
