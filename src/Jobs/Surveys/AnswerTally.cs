namespace Dialogue.Jobs.Surveys;

/// <summary>
/// How many people of an agency and stratum answered alike. An estimate needs no more than that, so a wave of a hundred thousand
/// answers becomes a few hundred rows once, and not once for every figure of every agency.
/// </summary>
internal sealed class AnswerTally
{
    private readonly Dictionary<(int Agency, int Stratum, int Above, int Below), int> people;

    public AnswerTally(IReadOnlyList<Respondent> respondents, FigurePlan figure) =>
        people = respondents
            .Select(respondent => (respondent.AgencyId, respondent.Stratum, Counted: figure.Count(respondent.Codes)))
            .CountBy(person => (person.AgencyId, person.Stratum, person.Counted.Above, person.Counted.Below))
            .ToDictionary();

    /// <summary>The people of one agency, or of all when null; those of other agencies follow as people who answered nothing.</summary>
    public IReadOnlyList<(int Stratum, int Above, int Below, int People)> Of(int? agency)
    {
        var inside = people.Where(cell => agency is null || cell.Key.Agency == agency)
            .GroupBy(cell => (cell.Key.Stratum, cell.Key.Above, cell.Key.Below), cell => cell.Value)
            .Select(same => (same.Key.Stratum, same.Key.Above, same.Key.Below, People: same.Sum()));
        var outside = people.Where(cell => agency is not null && cell.Key.Agency != agency)
            .GroupBy(cell => cell.Key.Stratum, cell => cell.Value)
            .Select(stratum => (Stratum: stratum.Key, Above: 0, Below: 0, People: stratum.Sum()));
        return [.. inside.Concat(outside).OrderBy(row => row.Stratum).ThenBy(row => row.Above).ThenBy(row => row.Below)];
    }
}
