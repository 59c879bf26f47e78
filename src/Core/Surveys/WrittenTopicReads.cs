using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>How many free words of a wave are about each topic, from counts that the database keeps as the words are read.</summary>
public sealed class WrittenTopicReads(DialogueDb db)
{
    /// <param name="TopicCode">Empty for words without a topic that is sure.</param>
    public sealed record Count(string TopicCode, int Texts);

    public Task<List<Count>> OfAsync(int waveId, int agencyId, CancellationToken cancellationToken) => db.Database
        .SqlQuery<Count>(
            $"""
            select topic_code as "TopicCode", count as "Texts" from response_text_total
            where wave_id = {waveId} and agency_id = {agencyId} and count > 0
            """)
        .ToListAsync(cancellationToken);
}
