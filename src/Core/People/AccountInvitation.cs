using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.People;

/// <summary>
/// A link by which the owner of an account sets name and password, once. A person has one at most: a new link takes the place
/// of the older, a used one is gone. Only the hash of its key is kept.
/// </summary>
public sealed class AccountInvitation
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public required Guid PersonId { get; init; }
    public required byte[] KeyHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class AccountInvitationMapping : IEntityTypeConfiguration<AccountInvitation>
{
    public void Configure(EntityTypeBuilder<AccountInvitation> invitation)
    {
        invitation.ToTable("account_invitation");
        invitation.HasKey(i => i.PersonId);
        invitation.HasOne<Person>().WithOne().HasForeignKey<AccountInvitation>(i => i.PersonId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasIndex(i => i.KeyHash).IsUnique();
    }
}
