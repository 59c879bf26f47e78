using Dialogue.Core.Data;
using Dialogue.Core.Questions;
using Dialogue.Core.Questions.Totals;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Agencies;

/// <summary>Agencies as pages list them and show one: with what they came from and what took over from them.</summary>
public sealed class AgencyReads(DialogueDb db, QuestionTotals totals)
{
    public sealed record Row(int Id, string Code, string NameVi, string NameEn, AgencyKind Kind, DateOnly ValidFrom, DateOnly? ValidTo)
    {
        public string Name(bool english) => english ? NameEn : NameVi;
    }

    /// <param name="Agency">The other agency.</param>
    /// <param name="Share">The part 0–1 of the predecessor that went to the successor.</param>
    public sealed record Kin(Row Agency, decimal Share);

    public sealed record View(Row Agency, IReadOnlyList<Kin> Predecessors, IReadOnlyList<Kin> Successors, int Questions, int Answered);

    public sealed record Listed(Row Agency, IReadOnlyList<Kin> Successors);

    /// <summary>All agencies in the order of their names, or those whose name has every word searched for, with or without diacritics.</summary>
    public async Task<List<Listed>> ListAsync(string? search, CancellationToken cancellationToken)
    {
        var agencies = await Rows(db.Agencies).ToListAsync(cancellationToken);
        var byId = agencies.ToDictionary(agency => agency.Id);
        var successors = (await db.AgencySuccessions.AsNoTracking().OrderByDescending(row => row.Share).ToListAsync(cancellationToken))
            .ToLookup(row => row.PredecessorId, row => new Kin(byId[row.SuccessorId], row.Share));
        var words = CitizenText.Fold(search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. agencies.Where(agency => Holds(agency, words))
                .OrderBy(agency => agency.NameVi, AgencyOrder.Alphabet).ThenBy(agency => agency.Id)
                .Select(agency => new Listed(agency, [.. successors[agency.Id]])),
        ];
    }

    public async Task<View?> OneAsync(string code, CancellationToken cancellationToken)
    {
        if (await Rows(db.Agencies.Where(agency => agency.Code == code)).SingleOrDefaultAsync(cancellationToken) is not { } agency)
            return null;
        var kin = await db.AgencySuccessions.AsNoTracking()
            .Where(row => row.PredecessorId == agency.Id || row.SuccessorId == agency.Id)
            .OrderByDescending(row => row.Share)
            .ToListAsync(cancellationToken);
        var others = kin.Select(row => row.PredecessorId == agency.Id ? row.SuccessorId : row.PredecessorId).ToList();
        var byId = await Rows(db.Agencies.Where(other => others.Contains(other.Id))).ToDictionaryAsync(other => other.Id, cancellationToken);
        var (questions, answered) = await QuestionsAsync(agency.Id, cancellationToken);
        return new View(
            agency,
            [.. kin.Where(row => row.SuccessorId == agency.Id).Select(row => new Kin(byId[row.PredecessorId], row.Share))],
            [.. kin.Where(row => row.PredecessorId == agency.Id).Select(row => new Kin(byId[row.SuccessorId], row.Share))],
            questions, answered);
    }

    /// <summary>How many questions everybody may read, and how many of them were answered; of the whole city when null.</summary>
    public async Task<(int Questions, int Answered)> QuestionsAsync(int? agencyId, CancellationToken cancellationToken) => (
        (int)(await totals.ReadAsync(QuestionKind.Topic, agencyId, cancellationToken)).Sum(cell => cell.Count),
        (int)(await totals.ReadAsync(QuestionKind.Answered, agencyId, cancellationToken)).Sum(cell => cell.Count));

    private static IQueryable<Row> Rows(IQueryable<Agency> agencies) => agencies.AsNoTracking()
        .Select(a => new Row(a.Id, a.Code, a.NameVi, a.NameEn, a.Kind, a.ValidFrom, a.ValidTo));

    /// <summary>Every word searched for begins a word of the name, in one language or the other.</summary>
    private static bool Holds(Row agency, string[] words) =>
        new[] { agency.NameVi, agency.NameEn }
            .Select(name => CitizenText.Fold(name).Split([' ', '–', '-', ','], StringSplitOptions.RemoveEmptyEntries))
            .Any(name => words.All(word => name.Any(part => part.StartsWith(word, StringComparison.Ordinal))));
}
