using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Agencies;

public sealed record AgencyLabel(string Code, string Vi, string En)
{
    public string Name(bool english) => english ? En : Vi;
}

/// <summary>The names of the agencies that some questions went to; those that stay where they were asked need none.</summary>
public sealed class AgencyLabels(IReadOnlyDictionary<int, AgencyLabel> labels)
{
    public static AgencyLabels None { get; } = new(new Dictionary<int, AgencyLabel>());

    public static async Task<AgencyLabels> ForAsync(DialogueDb db, IEnumerable<Question> questions, CancellationToken cancellationToken)
    {
        var ids = questions.SelectMany(IdsOf).Distinct().ToArray();
        return ids.Length == 0
            ? None
            : new AgencyLabels(await db.Agencies.AsNoTracking().Where(a => ids.Contains(a.Id))
                .ToDictionaryAsync(a => a.Id, a => new AgencyLabel(a.Code, a.NameVi, a.NameEn), cancellationToken));
    }

    public AgencyLabel? HandlerOf(Question question) => question.AgencyId == question.AskedAgencyId ? null : labels[question.AgencyId];

    public AgencyLabel? OfferOf(Question question) => question.OfferedToId is { } id ? labels[id] : null;

    private static IEnumerable<int> IdsOf(Question question)
    {
        if (question.AgencyId != question.AskedAgencyId)
            yield return question.AgencyId;
        if (question.OfferedToId is { } id)
            yield return id;
    }
}
