using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Dialogue.Core.Figures;
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

    public async Task<Outcome> RunAsync(string path, string name, CancellationToken cancellationToken)
    {
        var refused = new List<RefusedCell>();
        var rows = Read(path, name, refused);
        if (refused.Count > 0)
            return new Outcome(0, 0, 0, refused);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"lock table published_index in share row exclusive mode", cancellationToken);
        var known = await db.Set<PublishedIndex>().ToDictionaryAsync(KeyOf, cancellationToken);
        var (added, replaced) = (0, 0);
        foreach (var row in rows)
        {
            if (!known.TryGetValue(KeyOf(row), out var index))
            {
                db.Add(row);
                added++;
            }
            else if ((index.Percent, index.Rank, index.RankedOf, index.Source) != (row.Percent, row.Rank, row.RankedOf, row.Source))
            {
                (index.Percent, index.Rank, index.RankedOf, index.Source) = (row.Percent, row.Rank, row.RankedOf, row.Source);
                replaced++;
            }
        }
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(new(AuditAction.IndicesImported, "published-indices", $"added {added}, replaced {replaced}"), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Outcome(added, replaced, rows.Count - added - replaced, []);
    }

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
