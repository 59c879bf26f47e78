using Dialogue.Core.Data;
using Dialogue.Core.Topics;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>Keeps the topics of free words. A text leaves the waiting ones in the transaction that keeps its topic: it is read once.</summary>
public sealed class ReadSurveyTexts(DialogueDb db)
{
    public sealed record Unread(Guid Id, string Text);

    public Task<bool> AnyAsync(CancellationToken cancellationToken) => db.Set<ResponseTextUnread>().AnyAsync(cancellationToken);

    /// <summary>Reads a batch and keeps what was said.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="model">Fingerprint of the model that reads.</param>
    /// <param name="read">The model.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>How many were read; 0 when none waits that another node does not hold.</returns>
    public async Task<int> ReadAsync(int most, string model, Func<string, TopicSaid> read, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var texts = await db.Database.SqlQuery<Unread>($"""
            select t.id, t.text from response_text t join response_text_unread u on u.text_id = t.id
            order by t.id limit {most} for update of u skip locked
            """).ToListAsync(cancellationToken);
        var said = texts.ConvertAll(text => read(text.Text));
        await db.Database.ExecuteSqlAsync($"""
            with said as (select * from unnest({texts.ConvertAll(text => text.Id).ToArray()}, {said.ConvertAll(one => one.Code).ToArray()},
                                               {said.ConvertAll(one => one.Probability).ToArray()}, {said.ConvertAll(one => one.NeedsReading).ToArray()})
                          as row (id, code, probability, needs)),
                 gone as (delete from response_text_unread u using said where u.text_id = said.id)
            insert into response_text_topic (text_id, topic_code, probability, needs_reading, source, model)
            select id, code, probability, needs, 'Software', {model} from said on conflict (text_id) do nothing
            """, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return texts.Count;
    }
}
