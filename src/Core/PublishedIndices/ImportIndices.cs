using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.Figures;
using Dialogue.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.PublishedIndices;

/// <summary>Takes a file of published indices whole or not at all; what is there already is put right by the file.</summary>
public sealed class ImportIndices(DialogueDb db, AuditTrail audit, TimeProvider clock)
{
    private static readonly IReadOnlyList<FigureColumn> Columns =
    [
        new("instrument", "Bộ chỉ số", ["instrument", "bo chi so", "chi so"]),
        new("design", "Thiết kế", ["design", "thiet ke"]),
        new("year", "Năm", ["year", "nam"]),
        new("scope", "Phạm vi", ["scope", "pham vi"]),
        new("value", "Giá trị (%)", ["value percent", "value", "gia tri"]),
        new("rank", "Xếp hạng", ["rank", "xep hang"], IsNeeded: false),
        new("of", "Trên tổng số", ["of", "tren tong so"], IsNeeded: false),
        new("source", "Nguồn", ["source", "nguon"]),
    ];

    public sealed record Outcome(int Added, int Replaced, int Unchanged, IReadOnlyList<RefusedCell> Refused);

    /// <param name="PersonId">Who sent it; null for whoever sits at the machine.</param>
    /// <param name="Role">In which role.</param>
    public sealed record Sender(Guid? PersonId, Role? Role);

    /// <param name="Row">As the file says it.</param>
    /// <param name="Before">What stands there; null for a new one.</param>
    public sealed record Change(PublishedIndex Row, PublishedIndex? Before)
    {
        public bool IsSame => Before is not null && FiguresOf(Before) == FiguresOf(Row);
    }

    /// <summary>What a file would do; nothing is changed.</summary>
    public async Task<(IReadOnlyList<Change> Changes, IReadOnlyList<RefusedCell> Refused)> CompareAsync(string path, string name, CancellationToken cancellationToken)
    {
        var refused = new List<RefusedCell>();
        var rows = Read(path, name, refused);
        if (refused.Count > 0)
            return ([], refused);
        var known = await db.Set<PublishedIndex>().AsNoTracking().ToDictionaryAsync(KeyOf, cancellationToken);
        return (rows.ConvertAll(row => new Change(row, known.GetValueOrDefault(KeyOf(row)))), []);
    }

    public async Task<Outcome> RunAsync(string path, string name, Sender by, CancellationToken cancellationToken)
    {
        var refused = new List<RefusedCell>();
        var rows = Read(path, name, refused);
        if (refused.Count > 0)
            return new Outcome(0, 0, 0, refused);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"lock table published_index in share row exclusive mode", cancellationToken);
        var known = await db.Set<PublishedIndex>().ToDictionaryAsync(KeyOf, cancellationToken);
        var changes = rows.ConvertAll(row => new Change(row, known.GetValueOrDefault(KeyOf(row))));
        var (added, replaced) = (changes.FindAll(change => change.Before is null), changes.FindAll(change => change is { Before: not null, IsSame: false }));
        db.AddRange(added.Select(change => change.Row));
        foreach (var (row, before) in replaced)
            (before!.Percent, before.Rank, before.RankedOf, before.Source) = FiguresOf(row); // Filtered above.
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(
            new(AuditAction.IndicesImported, "published-indices", $"added {added.Count}, replaced {replaced.Count}", by.PersonId, by.Role), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Outcome(added.Count, replaced.Count, rows.Count - added.Count - replaced.Count, []);
    }

    private static (double Percent, int? Rank, int? RankedOf, string Source) FiguresOf(PublishedIndex index) => (index.Percent, index.Rank, index.RankedOf, index.Source);

    private List<PublishedIndex> Read(string path, string name, List<RefusedCell> refused)
    {
        try
        {
            using var table = FigureTable.Open(path, name, Columns);
            var (rows, seen) = (new List<PublishedIndex>(), new HashSet<(string, string, int, string)>());
            foreach (var row in table.Rows(refused))
            {
                if (IndexOf(row) is not { } index)
                    continue;
                if (seen.Add(KeyOf(index)))
                    rows.Add(index);
                else
                    row.Refuse("instrument", "Chỉ số này đã có ở một dòng trên.", "A line above has this index already.");
            }
            if (rows.Count == 0 && refused.Count == 0)
                refused.Add(new RefusedCell(0, "", "Tệp chỉ có dòng tiêu đề, không có chỉ số nào.", "The file has a heading row and no index."));
            return rows;
        }
        catch (FigureFileException unusable)
        {
            refused.Add(unusable.AsRefusal);
            return [];
        }
    }

    private PublishedIndex? IndexOf(FigureRow row)
    {
        var latest = clock.GetUtcNow().Year;
        var (instrument, design, scope, source) = (row.Words("instrument", 60), row.Words("design", 40), row.Words("scope", 80), row.Words("source", 300));
        var year = row.Read(
            "year", cell => FigureNumbers.Whole(cell, true) is >= 2000 and var known && known <= latest ? known : (int?)null,
            $"Cần năm từ 2000 đến {latest}.", $"A year from 2000 to {latest} is expected.");
        var percent = row.Percent("value");
        var (rank, of) = (row.Whole("rank"), row.Whole("of"));
        return row.IsGood && instrument is not null && design is not null && scope is not null && source is not null && year is { } known && percent is { } value
            ? new PublishedIndex { Instrument = instrument, Design = design, Year = known, Scope = scope, Percent = value, Rank = rank, RankedOf = of, Source = source }
            : null;
    }

    private static (string, string, int, string) KeyOf(PublishedIndex index) => (index.Instrument, index.Design, index.Year, index.Scope);
}
