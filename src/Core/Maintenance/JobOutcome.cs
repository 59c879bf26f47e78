namespace Dialogue.Core.Maintenance;

public enum JobOutcome
{
    Running,
    Done,

    /// <summary>The period was finished and there was nothing to do in it.</summary>
    Nothing,

    /// <summary>It broke; it is tried again when its wait is over.</summary>
    Failed,
}
