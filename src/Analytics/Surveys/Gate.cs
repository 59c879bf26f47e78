namespace Dialogue.Analytics.Surveys;

/// <summary>The reliability gate's result, carried by every estimate.</summary>
public readonly record struct Gate(GateVerdict Verdict, GateReason Reason);
