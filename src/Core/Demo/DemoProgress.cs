namespace Dialogue.Core.Demo;

/// <summary>How far a part of the work has come.</summary>
public sealed record DemoProgress(string What, int Done, int Of);
