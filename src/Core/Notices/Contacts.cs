using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Dialogue.Core.Notices;

/// <summary>
/// Addresses of citizens as they may be kept: encrypted under the application's keys, which all nodes share, with a hash
/// beside them where one address must be told from another.
/// </summary>
public sealed class Contacts(IDataProtectionProvider protection)
{
    private const int AddressMost = 254;

    private readonly IDataProtector protector = protection.CreateProtector("contact");

    public string Protect(string address) => protector.Protect(address);

    public string Reveal(string kept) => protector.Unprotect(kept);

    public static byte[] HashOf(string address) => SHA256.HashData(Encoding.UTF8.GetBytes("contact|" + address.ToLowerInvariant()));

    /// <returns>The address without blanks around it, or null when no letter could be sent to it.</returns>
    public static string? Usable(string? typed)
    {
        var address = typed?.Trim() ?? "";
        var usable = address.Length is > 0 and <= AddressMost && !address.Any(char.IsWhiteSpace) && !address.Any(char.IsControl)
            && MailAddress.TryCreate(address, out var read) && read.Address == address && read.Host.Contains('.', StringComparison.Ordinal);
        return usable ? address : null;
    }
}
