using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Dialogue.Web.Access;

/// <summary>The open connections of people with an account. A cookie is looked at once per connection, so somebody must look again.</summary>
internal sealed class LiveSignIns : IHubFilter
{
    private readonly ConcurrentDictionary<string, HubCallerContext> open = new();

    public IReadOnlyCollection<HubCallerContext> Open => [.. open.Values];

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (context.Context.User?.Identity?.IsAuthenticated == true)
            open[context.Context.ConnectionId] = context.Context;
        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        open.TryRemove(context.Context.ConnectionId, out _);
        return next(context, exception);
    }
}
