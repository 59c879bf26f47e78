using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.People;

/// <summary>The application that makes somebody's one-time codes. It counts once the first code was typed in.</summary>
public sealed class SecondFactor
{
    public required Guid PersonId { get; init; }

    /// <summary>Protected under the application's keys.</summary>
    public required string Secret { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The step of the last code that was used: none is used twice.</summary>
    public long LastStep { get; init; }
}

/// <summary>For somebody without the telephone: used once and gone. Only the hash is kept.</summary>
public sealed class RecoveryCode
{
    public required Guid PersonId { get; init; }
    public required byte[] Hash { get; init; }
}

internal sealed class SecondFactorMapping : IEntityTypeConfiguration<SecondFactor>, IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<SecondFactor> factor)
    {
        factor.ToTable("second_factor");
        factor.HasKey(f => f.PersonId);
        factor.HasOne<Person>().WithOne().HasForeignKey<SecondFactor>(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("recovery_code");
        code.HasKey(c => new { c.PersonId, c.Hash });
        code.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
