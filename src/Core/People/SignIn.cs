using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dialogue.Core.People;

/// <summary>One browser signed in to one account. The cookie names it, so ending the row ends the cookie, copies included.</summary>
public sealed class SignIn
{
    public Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

internal sealed class SignInMapping : IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<SignIn> signIn)
    {
        signIn.ToTable("sign_in");
        signIn.Property(s => s.Id).ValueGeneratedNever();
        signIn.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        signIn.HasIndex(s => s.At);
    }
}
