using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Notices;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dialogue.Core.People;

/// <summary>
/// What an administrator does with accounts. One change at a time for the whole city: two administrators who disable each
/// other at once must not both succeed.
/// </summary>
public sealed class ManagePeople(
    DialogueDb db, PeopleDirectory directory, Invitations invitations, SecondFactors factors, Outbox outbox, IMailCarrier carrier, WriteNotice write,
    IOptions<CityTerms> city, TimeProvider clock)
{
    public const int NameMost = 120;
    public const int PositionMost = 160;
    public const int ReasonMost = 400;
    private const long LockKey = 0x70656F706C65; // "people"

    public sealed record Newcomer(string? Email, string? Name, string? Position, Role? Role, string? Agency);

    public abstract record Outcome;

    /// <param name="Key">Of the invitation, when no letter could carry it: it is shown once.</param>
    public sealed record Done(Guid PersonId, string? Key = null) : Outcome;

    public sealed record Declined(IReadOnlyList<PersonFault> Faults) : Outcome;

    public async Task<Outcome> InviteAsync(Newcomer input, Guid by, CancellationToken cancellationToken)
    {
        var (name, position) = (CitizenText.Line(input.Name), CitizenText.Line(input.Position) ?? "");
        var email = Contacts.Usable(input.Email);
        await using var transaction = await BeginAsync(cancellationToken);
        var (scope, fault) = await ScopeAsync(input.Role, input.Agency, cancellationToken);
        var faults = new[] { email is null ? PersonFault.EmailUnusable : (PersonFault?)null, name is null or { Length: > NameMost } ? PersonFault.NameNeeded : null, position.Length > PositionMost ? PersonFault.PositionTooLong : null, fault }.OfType<PersonFault>().ToList();
        if (faults.Count > 0)
            return new Declined(faults);
        var person = new PeopleDirectory.NewPerson(email!, name!, null) // both were looked at just above
        {
            Position = position,
            Roles = [scope],
        };
        switch (await directory.CreateAsync(person, by, cancellationToken))
        {
            case PeopleDirectory.Created created:
                var key = await LinkAsync(created.Person, by, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return new Done(created.Person.Id, key);
            case PeopleDirectory.EmailTaken:
                return new Declined([PersonFault.EmailTaken]);
            default:
                return new Declined([PersonFault.EmailUnusable]);
        }
    }

    /// <summary>
    /// Whoever runs the machine lets the first administrator in, or one who lost the way: makes the account or takes the one that
    /// is there, gives it the role, and makes a link that is told to nobody else.
    /// </summary>
    public async Task<Outcome> LetAdministratorInAsync(string? email, string? name, CancellationToken cancellationToken)
    {
        if (Contacts.Usable(email) is not { } address)
            return new Declined([PersonFault.EmailUnusable]);
        var normal = address.Normalize().ToUpperInvariant();
        var role = new HeldRole(Role.Administrator, null);
        await using var transaction = await BeginAsync(cancellationToken);
        var known = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == normal, cancellationToken);
        if (known is { Disabled: true })
            return new Declined([PersonFault.Disabled]);
        if (known is null && CitizenText.Line(name) is null or { Length: > NameMost })
            return new Declined([PersonFault.NameNeeded]);
        if (known is null && await directory.CreateAsync(new(address, CitizenText.Line(name)!, null) { Roles = [role] }, null, cancellationToken) is not PeopleDirectory.Created) // just looked at
            return new Declined([PersonFault.EmailUnusable]);
        var id = known?.Id ?? await db.Users.Where(p => p.NormalizedEmail == normal).Select(p => p.Id).SingleAsync(cancellationToken);
        if (known is not null)
            await directory.AppointAsync(id, role, null, "", cancellationToken);
        var key = await invitations.MakeAsync(id, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Done(id, key);
    }

    /// <summary>A new link: for somebody who did not use the first in time, or who forgot the password.</summary>
    public async Task<Outcome> SendLinkAsync(Guid personId, Guid by, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancellationToken);
        if (person is null or { Disabled: true })
            return new Declined([person is null ? PersonFault.NoSuchPerson : PersonFault.Disabled]);
        var key = await LinkAsync(person, by, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Done(personId, key);
    }

    public async Task<Outcome> AppointAsync(Guid personId, Role? role, string? agency, Guid by, string? reason, CancellationToken cancellationToken)
    {
        if (IsTooLong(reason))
            return new Declined([PersonFault.ReasonTooLong]);
        await using var transaction = await BeginAsync(cancellationToken);
        if (!await db.Users.AnyAsync(p => p.Id == personId, cancellationToken))
            return new Declined([PersonFault.NoSuchPerson]);
        var (scope, fault) = await ScopeAsync(role, agency, cancellationToken);
        if (fault is { } wrong)
            return new Declined([wrong]);
        if (!await directory.AppointAsync(personId, scope, by, Words(reason), cancellationToken))
            return new Declined([PersonFault.AlreadyHeld]);
        await transaction.CommitAsync(cancellationToken);
        return new Done(personId);
    }

    public async Task<Outcome> EndAppointmentAsync(Guid personId, int appointmentId, Guid by, string? reason, CancellationToken cancellationToken)
    {
        if (IsTooLong(reason))
            return new Declined([PersonFault.ReasonTooLong]);
        await using var transaction = await BeginAsync(cancellationToken);
        var held = await db.Appointments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == appointmentId && a.PersonId == personId, cancellationToken);
        if (held is null)
            return new Declined([PersonFault.NotHeld]);
        if (held.Role == Role.Administrator && await ProtectedAsync(personId, by, cancellationToken) is { } fault)
            return new Declined([fault]);
        await directory.EndAppointmentAsync(personId, new HeldRole(held.Role, held.AgencyId), by, Words(reason), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Done(personId);
    }

    public async Task<Outcome> DisableAsync(Guid personId, Guid by, string? reason, CancellationToken cancellationToken)
    {
        if (Words(reason).Length == 0)
            return new Declined([PersonFault.ReasonNeeded]);
        if (IsTooLong(reason))
            return new Declined([PersonFault.ReasonTooLong]);
        await using var transaction = await BeginAsync(cancellationToken);
        if (!await db.Users.AnyAsync(p => p.Id == personId, cancellationToken))
            return new Declined([PersonFault.NoSuchPerson]);
        if (await ProtectedAsync(personId, by, cancellationToken) is { } fault)
            return new Declined([fault]);
        await directory.DisableAsync(personId, by, Words(reason), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Done(personId);
    }

    public async Task<Outcome> EnableAsync(Guid personId, Guid by, string? reason, CancellationToken cancellationToken)
    {
        if (IsTooLong(reason))
            return new Declined([PersonFault.ReasonTooLong]);
        await using var transaction = await BeginAsync(cancellationToken);
        if (!await db.Users.AnyAsync(p => p.Id == personId, cancellationToken))
            return new Declined([PersonFault.NoSuchPerson]);
        await directory.EnableAsync(personId, by, Words(reason), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Done(personId);
    }

    public async Task<Outcome> ResetCodesAsync(Guid personId, Guid by, CancellationToken cancellationToken) =>
        await factors.RemoveAsync(personId, by, cancellationToken) ? new Done(personId) : new Declined([PersonFault.NoCodes]);

    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})", cancellationToken);
        return transaction;
    }

    /// <summary>Officers and hosts serve an agency that exists; the other roles reach the whole city.</summary>
    private async Task<(HeldRole Scope, PersonFault? Fault)> ScopeAsync(Role? role, string? agency, CancellationToken cancellationToken)
    {
        if (role is null or Role.Citizen || !Enum.IsDefined(role.Value))
            return (default, PersonFault.RoleNeeded);
        var named = !string.IsNullOrEmpty(agency);
        if (role is Role.ReformOfficer or Role.Administrator)
            return (new HeldRole(role.Value, null), named ? PersonFault.AgencyOfNone : null);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var id = await db.Agencies.Where(a => a.Code == agency && (a.ValidTo == null || a.ValidTo >= today)).Select(a => (int?)a.Id).SingleOrDefaultAsync(cancellationToken);
        return id is null ? (default, PersonFault.AgencyNeeded) : (new HeldRole(role.Value, id), null);
    }

    /// <summary>Nobody shuts themselves out, and somebody who can sign in always stays.</summary>
    private async Task<PersonFault?> ProtectedAsync(Guid personId, Guid by, CancellationToken cancellationToken)
    {
        if (personId == by)
            return PersonFault.OwnAccount;
        var administrators = db.Users.Where(p => p.PasswordHash != null && p.LockoutEnd != DateTimeOffset.MaxValue && p.Appointments.Any(a => a.Role == Role.Administrator));
        return await administrators.AnyAsync(p => p.Id != personId, cancellationToken) ? null : PersonFault.LastAdministrator;
    }

    /// <returns>The key when no letter carries it.</returns>
    private async Task<string?> LinkAsync(Person person, Guid by, CancellationToken cancellationToken)
    {
        var key = await invitations.MakeAsync(person.Id, by, cancellationToken);
        if (!carrier.IsReady)
            return key;
        var letter = write.Invitation(city.Value.Link($"/account/invitation/{key}"), person.PasswordHash is null, AccountInvitation.Lasts);
        await outbox.AddAsync($"invitation:{Guid.CreateVersion7()}", person.Email ?? "", letter.Language, letter.Subject, letter.Body, cancellationToken);
        return null;
    }

    private static string Words(string? reason) => CitizenText.Line(reason) ?? "";

    private static bool IsTooLong(string? reason) => Words(reason).Length > ReasonMost;
}
