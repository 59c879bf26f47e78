namespace Dialogue.Core.Maintenance;

/// <summary>What the database holds, as its catalogue says; nothing is counted.</summary>
/// <param name="Bytes">The whole database.</param>
/// <param name="Tables">Largest first; the parts of a divided table in it.</param>
/// <param name="Rules">What each rule keeps, when it was last kept, how old the oldest row is.</param>
public sealed record StorageView(long Bytes, IReadOnlyList<StorageView.Table> Tables, IReadOnlyList<StorageView.Kept> Rules)
{
    /// <param name="Name">Of the table or of the part.</param>
    /// <param name="Parent">The divided table that it is a part of.</param>
    /// <param name="Rows">As of the last analysis; -1 before the first.</param>
    /// <param name="Data">Bytes of rows.</param>
    /// <param name="Indexes">Bytes of indexes.</param>
    public sealed record Part(string Name, string? Parent, long Rows, long Data, long Indexes);

    public sealed record Table(string Name, IReadOnlyList<Part> Parts)
    {
        public long? Rows => Parts.All(part => part.Rows < 0) ? null : Parts.Sum(part => Math.Max(part.Rows, 0));
        public long Data => Parts.Sum(part => part.Data);
        public long Indexes => Parts.Sum(part => part.Indexes);
    }

    public sealed record Kept(RetentionRule Rule, JobRun? LastRun, DateTimeOffset? Oldest);
}
