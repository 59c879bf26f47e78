using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.Surveys;

/// <summary>
/// What one group commit added to the counts of an agency: parallel arrays of slot, code and number. One row a group and agency keeps
/// the commit small; a job folds these rows into <see cref="CountTotal"/> within seconds.
/// </summary>
public sealed class CountDelta
{
    public long Id { get; init; }
    public required int WaveId { get; init; }
    public required int AgencyId { get; init; }
    public required short[] Slots { get; init; }
    public required short[] Codes { get; init; }
    public required int[] Counts { get; init; }
}

internal sealed class CountDeltaMapping : IEntityTypeConfiguration<CountDelta>
{
    public void Configure(EntityTypeBuilder<CountDelta> delta) => delta.ToTable("count_delta");
}
