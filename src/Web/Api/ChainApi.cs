using System.Text.Json;
using Dialogue.Core.Minutes;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Web.Access;
using Dialogue.Web.Live;

namespace Dialogue.Web.Api;

/// <summary>What anybody needs to verify a room without us: every step, and the released minutes to the letter.</summary>
internal static class ChainApi
{
    /// <summary>Roles and states are written as they enter the hash.</summary>
    public sealed record LinkReply(
        int Nth, long Question, DateTimeOffset At, long Ms, string Role, string Action, string State, string Digest, string? Salt, string? Words, string Hash);

    public sealed record ChainReply(string Code, string Rule, string Last, RoomChain.Mark? Released, IReadOnlyList<LinkReply> Links);

    public static void MapChainApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions/{code}/chain", ChainAsync).WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Sessions")
            .WithSummary("Every step of the room as a chain of hashes; words only where they are public.");
        app.MapGet("/sessions/{code}/minutes.json", TextAsync).WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Sessions")
            .WithSummary("The released minutes to the letter, as their digest was taken.");
    }

    private static async Task<IResult> ChainAsync(string code, HttpContext http, ChainReads chains, CancellationToken stop)
    {
        if (await chains.ReadAsync(Codes.Canonical(code), stop) is not { } chain)
            return http.Problem(StatusCodes.Status404NotFound, "api.noSession");
        var links = chain.Links.Select(link => new LinkReply(
            link.Nth, link.Question, link.At, link.Ms, link.Role.ToString(), link.Action, link.State.ToString(), link.Digest, link.Salt, link.Words, link.Hash));
        var reply = new ChainReply(chain.Code, RoomChain.Rule, chain.Last, chain.Released, [.. links]);
        return TaggedJson.Of(JsonSerializer.SerializeToUtf8Bytes(reply, RoomJson.Options)).Answer(http, "no-cache");
    }

    private static async Task<IResult> TextAsync(string code, HttpContext http, MinutesReads minutes, CancellationToken stop) =>
        await minutes.ReleasedAsync(Codes.Canonical(code), stop) is { } released
            ? TaggedJson.Of(System.Text.Encoding.UTF8.GetBytes(released.Text.Json)).Answer(http, "no-cache")
            : http.Problem(StatusCodes.Status404NotFound, "api.noMinutes");
}
