using System.Buffers;
using System.Net.WebSockets;
using Dialogue.Core.Sessions;
using Dialogue.Core.Sessions.Rehearsals;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dialogue.Web.Live;

/// <summary>One socket from its greeting to its end. A message of the socket holds whole records of the protocol.</summary>
internal sealed class PublicVisit(HttpContext http, WebSocket socket, SocketLine line, IHubProtocol protocol, RoomFeeds feeds, RoomEntry entry) : IInvocationBinder
{
    /// <summary>Bytes; a call to join is a hundredth of it.</summary>
    private const int MessageMost = 4096;

    /// <summary>Whoever follows nothing has so long to begin.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly JoinPace pace = new(http.RequestServices.GetRequiredService<TimeProvider>());
    private Follower? follower;
    private bool greeted;

    public async Task StayAsync(CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            end.CancelAfter(Patience);
            while (await HearAsync(end.Token))
                end.CancelAfter(follower is null ? Patience : Timeout.InfiniteTimeSpan);
            await SayGoodbyeAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or InvalidDataException or IOException)
        {
            // It left, said nothing in time, speaks something else, or the node stops: a browser comes back by itself.
            http.Abort();
        }
        finally
        {
            await LeaveAsync();
        }
    }

    Type IInvocationBinder.GetReturnType(string invocationId) => typeof(object);

    Type IInvocationBinder.GetStreamItemType(string streamId) => typeof(object);

    IReadOnlyList<Type> IInvocationBinder.GetParameterTypes(string methodName) =>
        methodName == nameof(RoomHub.Join) ? [typeof(string), typeof(Audience)] : [];

    /// <summary>Waits without a buffer: a phone that only listens costs none.</summary>
    /// <returns>False when it said goodbye.</returns>
    private async Task<bool> HearAsync(CancellationToken stop)
    {
        await socket.ReceiveAsync(Memory<byte>.Empty, stop);
        var buffer = ArrayPool<byte>.Shared.Rent(MessageMost);
        try
        {
            return await ReadAsync(buffer.AsMemory(0, MessageMost), stop) is { } length
                && await ActAsync(new ReadOnlySequence<byte>(buffer, 0, length), stop);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<int?> ReadAsync(Memory<byte> buffer, CancellationToken stop)
    {
        for (var length = 0; length < buffer.Length;)
        {
            var read = await socket.ReceiveAsync(buffer[length..], stop);
            if (read.MessageType == WebSocketMessageType.Close)
                return null;
            length += read.Count;
            if (read.EndOfMessage)
                return length;
        }
        throw new InvalidDataException("A message is longer than any of the protocol.");
    }

    private async Task<bool> ActAsync(ReadOnlySequence<byte> said, CancellationToken stop)
    {
        line.Heard();
        if (!greeted && !await GreetAsync(said))
            return false;
        if (!greeted)
        {
            greeted = true;
            return true;
        }
        while (protocol.TryParseMessage(ref said, this, out var message))
        {
            if (message is CloseMessage)
                return false;
            if (await AnswerAsync(message, stop) is not { } answer)
                continue;
            await line.WriteAsync(protocol.GetMessageBytes(answer));
            follower?.Begin();
        }
        return said.IsEmpty ? true : throw new InvalidDataException("A message ends within a record.");
    }

    private async Task<bool> GreetAsync(ReadOnlySequence<byte> said)
    {
        if (!HandshakeProtocol.TryParseRequestMessage(ref said, out var request) || !said.IsEmpty)
            throw new InvalidDataException("A greeting is one record.");
        var known = request.Protocol == protocol.Name && protocol.IsVersionSupported(request.Version);
        var reply = new ArrayBufferWriter<byte>();
        HandshakeProtocol.WriteResponseMessage(known ? HandshakeResponseMessage.Empty : new HandshakeResponseMessage("Only the JSON protocol is spoken here."), reply);
        await line.WriteAsync(reply.WrittenMemory);
        return known;
    }

    /// <summary>The answer to a call; null to what wants none.</summary>
    private async Task<HubMessage?> AnswerAsync(HubMessage message, CancellationToken stop) => message switch
    {
        InvocationMessage { InvocationId: { } id, Target: nameof(RoomHub.Join), Arguments: [string code, Audience audience] } =>
            CompletionMessage.WithResult(id, await JoinAsync(code, audience, stop)),
        InvocationMessage { InvocationId: { } id } => CompletionMessage.WithError(id, "Join(code, audience) is all there is to call here."),
        InvocationBindingFailureMessage { InvocationId: { } id } => CompletionMessage.WithError(id, "Join takes a code and an audience."),
        _ => null,
    };

    private async Task<JoinReply> JoinAsync(string code, Audience audience, CancellationToken stop)
    {
        // Staff are heard by the hub, which lets go of those whose sign-in has ended.
        if (follower is not null || !pace.Takes() || audience != Audience.Public || Rehearsal.IsCode(Codes.Canonical(code))
            || await entry.AdmitAsync(http.User, code, audience, stop) is not { } roomId)
            return JoinReply.Refused;
        follower = await feeds.FollowAsync(roomId, audience, line, null, stop);
        return new JoinReply(true, follower.Epoch, follower.Seq);
    }

    /// <summary>Nothing is written after it, so the request may end.</summary>
    private async Task LeaveAsync()
    {
        if (follower is null)
            return;
        follower.Feed.Leave(follower);
        try
        {
            await line.Quieted.WaitAsync(Farewell);
        }
        catch (TimeoutException)
        {
            http.Abort();
            await line.Quieted;
        }
    }

    private async Task SayGoodbyeAsync()
    {
        using var late = new CancellationTokenSource(Farewell);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, late.Token);
    }
}
