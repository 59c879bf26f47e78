using Dialogue.Core.Data;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Live;

/// <summary>Names of topics in the reader's language, by code; retired ones too, since history keeps them.</summary>
internal sealed class TopicNames(DialogueDb db)
{
    private IReadOnlyDictionary<string, string>? names;

    public async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellationToken)
    {
        if (names is not null)
            return names;
        var topics = await db.Topics.AsNoTracking().OrderBy(t => t.Position).ToListAsync(cancellationToken);
        return names = topics.ToDictionary(t => t.Code, t => Texts.Language == "en" ? t.NameEn : t.NameVi);
    }
}
