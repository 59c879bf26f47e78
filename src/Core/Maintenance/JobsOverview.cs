namespace Dialogue.Core.Maintenance;

/// <summary>What an officer sees of the work that happens by itself.</summary>
/// <param name="Jobs">Every job of the schedule, in its order.</param>
/// <param name="Unfinished">Runs that are under way or wait for their retry, oldest first.</param>
/// <param name="Nodes">Processes that have told the scheduler within the last minute that they are there.</param>
public sealed record JobsOverview(IReadOnlyList<JobLine> Jobs, IReadOnlyList<JobRun> Unfinished, int Nodes);
