using Dialogue.Core.Data;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Demo;

/// <summary>An account for every role. All have the same password and an address that no mail can reach (RFC 2606).</summary>
public static class DemoPeople
{
    public sealed record Account(string Email, string Name, string Position, Role Role, string? Agency);

    public static IReadOnlyList<Account> All { get; } =
    [
        new("congdan@demo.invalid", "Nguyễn Thị Nga", "Người dân phường Láng", Role.Citizen, null),
        new("thuky.yte@demo.invalid", "Trần Thu Hà", "Chuyên viên Văn phòng Sở Y tế", Role.DeskOfficer, "so-y-te"),
        new("chutri.yte@demo.invalid", "Phạm Quốc Hưng", "Phó Giám đốc Sở Y tế", Role.Host, "so-y-te"),
        new("thuky.lang@demo.invalid", "Lê Minh Châu", "Chuyên viên Văn phòng HĐND và UBND phường Láng", Role.DeskOfficer, "phuong-lang"),
        new("chutri.lang@demo.invalid", "Đỗ Văn Thắng", "Chủ tịch UBND phường Láng", Role.Host, "phuong-lang"),
        new("caicach@demo.invalid", "Vũ Hồng Nhung", "Cán bộ cải cách hành chính, Sở Nội vụ", Role.ReformOfficer, null),
        new("quantri@demo.invalid", "Hoàng Đức Anh", "Quản trị hệ thống", Role.Administrator, null),
    ];

    /// <returns>Why the password is refused; nothing when all accounts were made.</returns>
    internal static async Task<IReadOnlyList<string>> AddAsync(
        PeopleDirectory people, DialogueDb db, string password, CancellationToken cancellationToken)
    {
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(a => a.Code, a => a.Id, cancellationToken);
        foreach (var account in All.Where(account => account.Agency is null || agencies.ContainsKey(account.Agency)))
        {
            var person = new PeopleDirectory.NewPerson(account.Email, account.Name, password)
            {
                Position = account.Position,
                Demo = true,
                Roles = [new HeldRole(account.Role, account.Agency is null ? null : agencies[account.Agency])],
            };
            switch (await people.CreateAsync(person, null, cancellationToken))
            {
                case PeopleDirectory.Refused refused:
                    await db.Users.Where(other => other.Demo).ExecuteDeleteAsync(cancellationToken);
                    return refused.Codes;
                case PeopleDirectory.EmailTaken:
                    throw new InvalidOperationException($"The address {account.Email} belongs to an account that is not of the demonstration.");
            }
        }
        db.ChangeTracker.Clear();
        return [];
    }
}
