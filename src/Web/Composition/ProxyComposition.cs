using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Dialogue.Web.Composition;

/// <summary>
/// Section <c>Proxy</c>: <c>Trusted</c> lists the networks (<c>10.0.0.0/8</c>) or addresses whose X-Forwarded-* headers tell the
/// citizen's address, scheme and host. Empty: nobody's are believed, since anybody could write them.
/// </summary>
internal static class ProxyComposition
{
    public static void UseDialogueProxy(this WebApplication app)
    {
        var trusted = app.Configuration.GetSection("Proxy:Trusted").Get<string[]>() ?? [];
        if (trusted.Length == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted)
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network.Contains('/') ? network : WholeAddress(network)));
        app.UseForwardedHeaders(options);
    }

    private static string WholeAddress(string address) => $"{address}/{IPAddress.Parse(address).GetAddressBytes().Length * 8}";
}
