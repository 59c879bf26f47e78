using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dialogue.Core.People;

/// <summary>Makes accounts, appoints their people, ends appointments, disables accounts. What changes a person's rights ends their sign-ins.</summary>
public sealed class PeopleDirectory(UserManager<Person> accounts, DialogueDb db, SignIns signIns, AuditTrail audit)
{
    public const int PasswordMin = 12;
    public const int PasswordMax = 256;

    /// <param name="Password">Null for somebody who sets it by an invitation; until then nobody signs in.</param>
    public sealed record NewPerson(string Email, string DisplayName, string? Password)
    {
        public string Position { get; init; } = "";
        public bool Demo { get; init; }
        public IReadOnlyCollection<HeldRole> Roles { get; init; } = [];
    }

    public abstract record Outcome;
    public sealed record Created(Person Person) : Outcome;
    public sealed record EmailTaken : Outcome;

    /// <summary>Codes: PasswordTooShort, PasswordTooLong, PasswordTooCommon, InvalidEmail.</summary>
    public sealed record Refused(IReadOnlyList<string> Codes) : Outcome;

    public async Task<Outcome> CreateAsync(NewPerson input, Guid? by, CancellationToken cancellationToken)
    {
        var email = input.Email.Trim();
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            DisplayName = input.DisplayName,
            Position = input.Position,
            Demo = input.Demo,
        };
        person.Appointments.AddRange(input.Roles.Distinct().Select(role => new Appointment { Role = role.Role, AgencyId = role.AgencyId }));
        await using var own = await BeginUnlessOpenAsync(cancellationToken);
        var result = input.Password is { } password ? await accounts.CreateAsync(person, password) : await accounts.CreateAsync(person);
        if (!result.Succeeded)
            return Refusal([.. result.Errors.Select(error => error.Code)]);
        await audit.WriteAsync(new(AuditAction.PersonCreated, $"person:{person.Id}", PersonId: by), cancellationToken);
        foreach (var role in input.Roles.Distinct())
            await audit.WriteAsync(new(AuditAction.Appointed, $"person:{person.Id} {NameOf(role)}", PersonId: by), cancellationToken);
        await CommitAsync(own, cancellationToken);
        return new Created(person);
    }

    /// <returns>False when the person already holds the role there.</returns>
    public async Task<bool> AppointAsync(Guid personId, HeldRole role, Guid? by, string reason, CancellationToken cancellationToken)
    {
        if (await db.Appointments.AnyAsync(a => a.PersonId == personId && a.Role == role.Role && a.AgencyId == role.AgencyId, cancellationToken))
            return false;
        await using var own = await BeginUnlessOpenAsync(cancellationToken);
        db.Add(new Appointment { PersonId = personId, Role = role.Role, AgencyId = role.AgencyId });
        await audit.WriteAsync(new(AuditAction.Appointed, $"person:{personId} {NameOf(role)}", reason, by), cancellationToken);
        await signIns.EndAllOfAsync(personId, cancellationToken);
        await CommitAsync(own, cancellationToken);
        return true;
    }

    /// <returns>False when the person does not hold the role there.</returns>
    public async Task<bool> EndAppointmentAsync(Guid personId, HeldRole role, Guid? by, string reason, CancellationToken cancellationToken)
    {
        await using var own = await BeginUnlessOpenAsync(cancellationToken);
        var ended = await db.Appointments.Where(a => a.PersonId == personId && a.Role == role.Role && a.AgencyId == role.AgencyId)
            .ExecuteDeleteAsync(cancellationToken);
        if (ended == 0)
            return false;
        await audit.WriteAsync(new(AuditAction.AppointmentEnded, $"person:{personId} {NameOf(role)}", reason, by), cancellationToken);
        await signIns.EndAllOfAsync(personId, cancellationToken);
        await CommitAsync(own, cancellationToken);
        return true;
    }

    /// <summary>Nobody signs in to the account any more, and whoever is signed in is out within seconds.</summary>
    public async Task DisableAsync(Guid personId, Guid? by, string reason, CancellationToken cancellationToken)
    {
        await using var own = await BeginUnlessOpenAsync(cancellationToken);
        var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
        person.Disable();
        await audit.WriteAsync(new(AuditAction.PersonDisabled, $"person:{personId}", reason, by), cancellationToken);
        await signIns.EndAllOfAsync(personId, cancellationToken);
        await CommitAsync(own, cancellationToken);
    }

    /// <summary>Lets people sign in again whose account was closed. What they held they hold again.</summary>
    public async Task EnableAsync(Guid personId, Guid? by, string reason, CancellationToken cancellationToken)
    {
        await using var own = await BeginUnlessOpenAsync(cancellationToken);
        var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
        person.Enable();
        await audit.WriteAsync(new(AuditAction.PersonEnabled, $"person:{personId}", reason, by), cancellationToken);
        await CommitAsync(own, cancellationToken);
    }

    /// <summary>A use case of several steps opens the transaction itself; a step alone has its own.</summary>
    private async Task<IDbContextTransaction?> BeginUnlessOpenAsync(CancellationToken cancellationToken) =>
        db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;

    private static Task CommitAsync(IDbContextTransaction? own, CancellationToken cancellationToken) => own?.CommitAsync(cancellationToken) ?? Task.CompletedTask;

    private static Outcome Refusal(IReadOnlyList<string> codes) =>
        codes.Any(code => code is "DuplicateUserName" or "DuplicateEmail") ? new EmailTaken() : new Refused(codes);

    private static string NameOf(HeldRole role) => $"{role.Role}@{role.AgencyId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "city"}";
}
