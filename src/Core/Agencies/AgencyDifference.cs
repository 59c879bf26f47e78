using System.Globalization;

namespace Dialogue.Core.Agencies;

/// <summary>What applying a file would change, told before anything changes.</summary>
public static class AgencyDifference
{
    public static IReadOnlyList<AgencyChange> Of(AgencyFile file, IReadOnlyCollection<Agency> agencies, IReadOnlyCollection<AgencySuccession> successions, DateOnly today)
    {
        var byCode = agencies.ToDictionary(agency => agency.Code);
        var codes = agencies.ToDictionary(agency => agency.Id, agency => agency.Code);
        var heirs = successions.ToLookup(row => codes[row.PredecessorId], row => (Code: codes[row.SuccessorId], row.Share));
        var kept = file.Agencies.Select(entry => entry.Code).ToHashSet();
        return
        [
            .. file.Agencies.SelectMany(entry => byCode.TryGetValue(entry.Code, out var agency)
                ? Changed(entry, agency, file.DialoguesPerYearOf(entry), heirs[entry.Code])
                : [new AgencyChange(AgencyChangeKind.Added, entry.Code, entry.NameVi, "", Dates(entry.ValidFrom, entry.ValidTo))]),
            .. agencies.Where(agency => !kept.Contains(agency.Code) && !(agency.ValidTo <= today))
                .Select(agency => new AgencyChange(AgencyChangeKind.Ended, agency.Code, agency.NameVi, Dates(agency.ValidFrom, agency.ValidTo), Dates(agency.ValidFrom, today))),
        ];
    }

    private static IEnumerable<AgencyChange> Changed(AgencyEntry entry, Agency agency, int dialogues, IEnumerable<(string Code, decimal Share)> heirs) =>
        new (AgencyChangeKind Kind, string Before, string After)[]
        {
            (AgencyChangeKind.Renamed, $"{agency.NameVi} · {agency.NameEn}", $"{entry.NameVi} · {entry.NameEn}"),
            (AgencyChangeKind.Kind, agency.Kind.ToString(), entry.Kind.ToString()),
            (AgencyChangeKind.Dates, Dates(agency.ValidFrom, agency.ValidTo), Dates(entry.ValidFrom, entry.ValidTo)),
            (AgencyChangeKind.Topics, string.Join(", ", agency.TopicCodes), string.Join(", ", entry.TopicCodes)),
            (AgencyChangeKind.Duty, Number(agency.DialoguesPerYear), Number(dialogues)),
            (AgencyChangeKind.Successors, Heirs(heirs), Heirs(entry.Successors.Select(heir => (heir.Code, heir.Share)))),
        }.Where(change => change.Before != change.After).Select(change => new AgencyChange(change.Kind, entry.Code, entry.NameVi, change.Before, change.After));

    private static string Dates(DateOnly from, DateOnly? to) => $"{Day(from)} – {(to is { } end ? Day(end) : "…")}";

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Heirs(IEnumerable<(string Code, decimal Share)> heirs) =>
        string.Join(", ", heirs.OrderBy(heir => heir.Code, StringComparer.Ordinal).Select(heir => $"{heir.Code} {Number(heir.Share * 100)}%"));
}
