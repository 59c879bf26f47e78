using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions.Import;

/// <summary>Finds the agency that a cell means, by code or by name with or without diacritics, or the one that answers a topic.</summary>
internal sealed class AgencyBook
{
    private readonly List<Agency> _agencies;
    private readonly Dictionary<string, Agency?> _byName = [];
    private readonly Dictionary<string, string> _topics = [];

    private AgencyBook(List<Agency> agencies) => _agencies = agencies;

    public bool IsEmpty => _agencies.Count == 0;

    public static async Task<AgencyBook> OpenAsync(DialogueDb db, CancellationToken cancellationToken)
    {
        var book = new AgencyBook(await db.Agencies.AsNoTracking().OrderBy(agency => agency.Id).ToListAsync(cancellationToken));
        foreach (var agency in book._agencies)
            foreach (var name in new[] { agency.Code, agency.NameVi, agency.NameEn }.Select(OfficeNames.Spelled).Distinct())
                book._byName[name] = book._byName.ContainsKey(name) ? null : agency;
        foreach (var topic in await db.Topics.AsNoTracking().ToListAsync(cancellationToken))
            foreach (var name in new[] { topic.Code, topic.NameVi, topic.NameEn }.Select(OfficeNames.Spelled))
                book._topics[name] = topic.Code;
        return book;
    }

    /// <summary>Null when no agency, or more than one, has this code or name.</summary>
    public Agency? Find(string words)
    {
        var name = OfficeNames.Spelled(words);
        return _byName.TryGetValue(name, out var agency) ? agency : DepartmentNamedWithItsCity(name);
    }

    /// <summary>The first agency, in the order of the city's file, that answers the topic and exists on the day.</summary>
    public Agency? AnswererOf(string topic, DateOnly day) =>
        _topics.TryGetValue(OfficeNames.Spelled(topic), out var code)
            ? _agencies.Where(agency => agency.TopicCodes.Contains(code)).FirstOrDefault(agency => CouldAnswerOn(agency, day))
            : null;

    /// <summary>City departments answered under earlier names before they merged; wards, communes and districts did not overlap.</summary>
    public static bool CouldAnswerOn(Agency agency, DateOnly day) => agency.ExistsOn(day) || (day < agency.ValidFrom && IsOfTheCity(agency));

    /// <summary>"Sở Y tế Hà Nội": only for city departments, because "phường Láng Hạ" is not "phường Láng".</summary>
    private Agency? DepartmentNamedWithItsCity(string name)
    {
        var named = _agencies.Where(agency => IsOfTheCity(agency)
            && name.StartsWith(OfficeNames.Spelled(agency.NameVi) + " ", StringComparison.Ordinal)).ToList();
        return named is [var only] ? only : null;
    }

    private static bool IsOfTheCity(Agency agency) =>
        agency.Kind is AgencyKind.Office or AgencyKind.Department or AgencyKind.Inspectorate or AgencyKind.Board;
}
