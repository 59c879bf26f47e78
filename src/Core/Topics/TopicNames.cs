using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Topics;

/// <summary>The taxonomy as figures name it, retired topics included, in its order.</summary>
public sealed class TopicNames(DialogueDb db)
{
    public sealed record Name(string Code, string Vi, string En)
    {
        public string In(string language) => language == "en" ? En : Vi;
    }

    private List<Name>? read;

    /// <summary>Read once in a request.</summary>
    public async Task<IReadOnlyList<Name>> AllAsync(CancellationToken cancellationToken) => read ??= await db.Topics.AsNoTracking()
        .OrderBy(topic => topic.Position).Select(topic => new Name(topic.Code, topic.NameVi, topic.NameEn)).ToListAsync(cancellationToken);
}
