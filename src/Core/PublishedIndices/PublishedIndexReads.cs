using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.PublishedIndices;

public sealed class PublishedIndexReads(DialogueDb db)
{
    /// <summary>All of them: an instrument's designs one after the other, each from its first year on.</summary>
    public Task<List<PublishedIndex>> AllAsync(CancellationToken cancellationToken) => db.Set<PublishedIndex>().AsNoTracking()
        .OrderBy(index => index.Instrument).ThenBy(index => index.Design).ThenBy(index => index.Year).ThenBy(index => index.Scope).ToListAsync(cancellationToken);
}
