using System.Diagnostics;
using OpenTelemetry;

namespace Dialogue.Web.Composition;

/// <summary>A trace keeps the route, not the address: that of a receipt opens the question, that of a person is personal.</summary>
internal sealed class WithoutAddresses : BaseProcessor<Activity>
{
    private static readonly string[] Tags = ["url.path", "url.query", "url.full", "http.target", "http.url", "client.address", "user_agent.original"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Tags)
            data.SetTag(tag, null);
    }
}
