using System.Globalization;
using Dialogue.Analytics.Surveys.Releases;
using Dialogue.Core.Agencies;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Jobs.Surveys;

/// <summary>
/// One declared way to divide everybody in a wave. Agencies stand within their kinds where kinds are declared, so that a hidden agency
/// does not follow from its kind; who left a table's item blank is a group of its own, or they would follow from the city.
/// </summary>
internal sealed class WaveTable
{
    private readonly IReadOnlyList<int>[] leaves;
    private readonly List<int>[] peopleOf;

    private WaveTable(Grouping grouping, IReadOnlyList<string> keys, int[] leafOf, string? kinds)
    {
        (Grouping, Keys, LeafOf, Kinds) = (grouping, keys, leafOf, kinds);
        leaves = [.. Enumerable.Range(0, grouping.Count).Select(group => (IReadOnlyList<int>)[.. Enumerable.Range(0, grouping.Leaves.Count).Where(leaf => Holds(group, grouping.Leaves[leaf]))])];
        peopleOf = [.. grouping.Leaves.Select(_ => new List<int>())];
        for (var nth = 0; nth < leafOf.Length; nth++) peopleOf[leafOf[nth]].Add(nth);
    }

    public Grouping Grouping { get; }
    public string Id => Grouping.Name;

    /// <summary>Per group its key: a code, an agency's id, a kind; empty for everybody.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Per respondent, the index of the leaf.</summary>
    public int[] LeafOf { get; }

    /// <summary>The id of the table of kinds of agencies, when this is the table of agencies and they are declared.</summary>
    public string? Kinds { get; }

    public bool IsAgencies => Id == BreakdownTable.Agencies;

    public IReadOnlyList<int> LeavesOf(int group) => leaves[group];

    /// <summary>The respondents of a group, leaf by leaf.</summary>
    public IReadOnlyList<IReadOnlyList<int>> PeopleOf(int group) => [.. leaves[group].Select(leaf => peopleOf[leaf])];

    public int? AgencyOf(int group) => IsAgencies && group > 0 && Grouping.LeafAt(group) >= 0 ? int.Parse(Keys[group], CultureInfo.InvariantCulture) : null;

    /// <summary>The table of agencies first.</summary>
    public static IReadOnlyList<WaveTable> Of(InstrumentDefinition instrument, WaveSample sample, IReadOnlyDictionary<int, AgencyKind> kinds)
    {
        var declared = instrument.Disclosure.Tables;
        return
        [
            Agencies(sample, declared.FirstOrDefault(table => table.Item is null)?.Id, kinds),
            .. declared.Where(table => table.Item is not null).Select(table => Answers(instrument, table, sample)).OfType<WaveTable>(),
        ];
    }

    private static WaveTable Agencies(WaveSample sample, string? kindsId, IReadOnlyDictionary<int, AgencyKind> kinds)
    {
        int[] agencies = [.. sample.Respondents.Select(respondent => respondent.AgencyId).Distinct().Order()];
        AgencyKind[] present = kindsId is null ? [] : [.. agencies.Select(agency => kinds[agency]).Distinct().Order()];
        int[] parents = [-1, .. present.Select(_ => 0), .. agencies.Select(agency => kindsId is null ? 0 : 1 + Array.IndexOf(present, kinds[agency]))];
        string[] keys = ["", .. present.Select(kind => kind.ToString()), .. agencies.Select(agency => agency.ToString(CultureInfo.InvariantCulture))];
        var leafOf = agencies.Index().ToDictionary(agency => agency.Item, agency => agency.Index);
        return new WaveTable(
            new Grouping(BreakdownTable.Agencies, parents), keys, [.. sample.Respondents.Select(respondent => leafOf[respondent.AgencyId])], kindsId);
    }

    /// <summary>Null when all gave the same answer: then there is nothing to divide.</summary>
    private static WaveTable? Answers(InstrumentDefinition instrument, BreakdownTable table, WaveSample sample)
    {
        var slot = instrument.Layout.Of(table.Item ?? "").Single().Index;
        var answers = sample.Respondents.Select(respondent => respondent.Codes[slot]).Select(code => ReservedCodes.IsReserved(code) ? ReservedCodes.NotAnswered : code).ToArray();
        short[] present = [.. answers.Distinct().Order()];
        return present.Length < 2 ? null : new WaveTable(
            Grouping.Flat(table.Id, present.Length),
            ["", .. present.Select(code => code == ReservedCodes.NotAnswered ? WaveBreakdown.NotStated : code.ToString(CultureInfo.InvariantCulture))],
            Array.ConvertAll(answers, code => Array.IndexOf(present, code)),
            null);
    }

    private bool Holds(int group, int leaf)
    {
        while (leaf > group) leaf = Grouping.ParentOf(leaf);
        return leaf == group;
    }
}
