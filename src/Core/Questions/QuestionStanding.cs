using System.Text.Json.Serialization;
using Dialogue.Core.Commitments;

namespace Dialogue.Core.Questions;

/// <summary>Where a question stands: all that the rule looks at, and all that it may change.</summary>
public sealed record QuestionStanding
{
    public QuestionState State { get; init; } = QuestionState.Received;

    /// <summary>Who answers for it now. An offered transfer changes that only when it is accepted.</summary>
    public required int AgencyId { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public string? Answer { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the words of the answer were last put right.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }
    public DenialCode? Denial { get; init; }
    public string? DenialWords { get; init; }
    public AppealState Appeal { get; init; }
    public long? MergedIntoId { get; init; }

    /// <summary>The agency that has yet to accept or return it.</summary>
    public int? OfferedToId { get; init; }

    /// <summary>How often it was offered to another agency.</summary>
    public int Hops { get; init; }

    /// <summary>The reform office has to say whose it is.</summary>
    public bool AwaitsOffice { get; init; }

    /// <summary>The reform office has said whose it is; nobody passes it on.</summary>
    public bool Bound { get; init; }

    /// <summary>The promise made for it. It stays when the answer keeps it.</summary>
    public Promise? Promise { get; init; }

    public int Reopenings { get; init; }

    /// <summary>Everybody has read it, or may read it now.</summary>
    public bool IsKnownToPublic => PublishedAt is not null;

    /// <summary>Everybody may read its words.</summary>
    [JsonIgnore]
    public bool IsShown => IsKnownToPublic && State != QuestionState.Refused;

    /// <summary>The promise still has to be kept.</summary>
    public Promise? OpenPromise => State is QuestionState.Deferred or QuestionState.OnStage ? Promise : null;
}
