using System.Net;
using System.Net.Sockets;

namespace Dialogue.Web.Access;

/// <summary>The network that an address belongs to: a /24 of IPv4, a /48 of IPv6.</summary>
internal static class Network
{
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var (kept, length) = address.AddressFamily == AddressFamily.InterNetwork ? (3, 24) : (6, 48);
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{length}";
    }
}
