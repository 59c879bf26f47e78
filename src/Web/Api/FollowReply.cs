using Dialogue.Core.Notices;

namespace Dialogue.Web.Api;

/// <summary>What is said to somebody who leaves an address.</summary>
internal static class FollowReply
{
    public static IResult Of(ReceiptReply reply, FollowQuestion.Outcome outcome) => outcome == FollowQuestion.Outcome.Follows
        ? reply.Done("follow.done")
        : FieldOf(outcome) is { } field ? reply.DeclinedAt("follow", field, KeyOf(outcome))
        : reply.Declined(KeyOf(outcome), StatusOf(outcome), "follow");

    /// <summary>Null where no field could be filled in better.</summary>
    public static string? FieldOf(FollowQuestion.Outcome outcome) => outcome switch
    {
        FollowQuestion.Outcome.NoConsent => "consent",
        FollowQuestion.Outcome.NoAddress => "contact",
        _ => null,
    };

    public static string KeyOf(FollowQuestion.Outcome outcome) => outcome switch
    {
        FollowQuestion.Outcome.NoConsent => "follow.noConsent",
        FollowQuestion.Outcome.NoAddress => "follow.noAddress",
        FollowQuestion.Outcome.TooManyHere => "follow.tooManyHere",
        FollowQuestion.Outcome.TooManyOfAddress => "follow.tooManyOfAddress",
        _ => "api.noQuestion",
    };

    public static int StatusOf(FollowQuestion.Outcome outcome) => outcome switch
    {
        FollowQuestion.Outcome.TooManyHere or FollowQuestion.Outcome.TooManyOfAddress => StatusCodes.Status429TooManyRequests,
        FollowQuestion.Outcome.NoSuchQuestion => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status400BadRequest,
    };
}
