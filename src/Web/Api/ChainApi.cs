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

    /// <param name="TextIsFixed">False only of minutes from before their words had digests of their own, once some were withdrawn; null before the release.</param>
    public sealed record ChainReply(string Code, string Rule, string Last, RoomChain.Mark? Released, bool? TextIsFixed, IReadOnlyList<LinkReply> Links);

    /// <param name="Field">Name of the digest under the question's "seals" in the minutes.</param>
    public sealed record WordsReply(long Question, string Field, string Salt, string Words);

    public static void MapChainApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions/{code}/chain", ChainAsync).WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Sessions")
            .WithSummary("Every step of the room as a chain of hashes; words only where they are public.");
        app.MapGet("/sessions/{code}/minutes.json", TextAsync).WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Sessions")
            .WithSummary("The released minutes to the letter, as their digest was taken.");
        app.MapGet("/sessions/{code}/minutes-words.json", WordsAsync).WithMetadata(new NeedsAttribute(Right.ReadPublic)).WithTags("Sessions")
            .WithSummary("Words of released minutes that are public now, each with the salt of its digest.");
    }

    private static async Task<IResult> ChainAsync(string code, HttpContext http, ChainReads chains, MinutesReads minutes, CancellationToken stop)
    {
        if (await chains.ReadAsync(Codes.Canonical(code), stop) is not { } chain)
            return http.Problem(StatusCodes.Status404NotFound, "api.noSession");
        var links = chain.Links.Select(link => new LinkReply(
            link.Nth, link.Question, link.At, link.Ms, link.Role.ToString(), link.Action, link.State.ToString(), link.Digest, link.Salt, link.Words, link.Hash));
        var reply = new ChainReply(chain.Code, RoomChain.Rule, chain.Last, chain.Released, (await minutes.ReleasedAsync(chain.Code, stop))?.IsFixedText, [.. links]);
        return TaggedJson.Of(JsonSerializer.SerializeToUtf8Bytes(reply, RoomJson.Options)).Answer(http, "no-cache");
    }

    private static async Task<IResult> TextAsync(string code, HttpContext http, MinutesReads minutes, CancellationToken stop) =>
        await minutes.ReleasedAsync(Codes.Canonical(code), stop) is { } released
            ? TaggedJson.Of(System.Text.Encoding.UTF8.GetBytes(released.Json)).Answer(http, "no-cache")
            : http.Problem(StatusCodes.Status404NotFound, "api.noMinutes");

    private static async Task<IResult> WordsAsync(string code, HttpContext http, MinutesReads minutes, CancellationToken stop)
    {
        if (await minutes.ReleasedAsync(Codes.Canonical(code), stop) is not { } released)
            return http.Problem(StatusCodes.Status404NotFound, "api.noMinutes");
        var words = released.Words.Select(one => new WordsReply(one.QuestionId, one.Field, Convert.ToHexStringLower(one.Salt), one.Words)).ToList();
        return TaggedJson.Of(JsonSerializer.SerializeToUtf8Bytes(words, RoomJson.Options)).Answer(http, "no-cache");
    }
}
