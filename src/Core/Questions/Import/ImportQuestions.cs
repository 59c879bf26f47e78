using Dialogue.Core.Data;

namespace Dialogue.Core.Questions.Import;

/// <summary>
/// Takes past dialogues from a spreadsheet into the archive: one published session per agency and source, its questions
/// without a topic, so that the classifier finds them like any other. Running it twice adds nothing.
/// </summary>
public sealed class ImportQuestions(DialogueDb db, TimeProvider clock)
{
    public async Task<ImportOutcome> RunAsync(
        ImportRequest request, Action<RefusedRow> refuse, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var agencies = await AgencyBook.OpenAsync(db, cancellationToken);
            using var table = SourceTable.Open(request);
            var errors = Errors(request, table.Columns, agencies).ToList();
            if (errors.Count > 0)
                return new ImportOutcome.Unusable(errors);
            var reading = new RowReading(request, table.Columns, agencies, clock.GetUtcNow());
            return await TakeAllAsync(request, table, reading, refuse, progress, cancellationToken);
        }
        catch (UnusableFileException unusable)
        {
            return new ImportOutcome.Unusable([unusable.Message]);
        }
    }

    private async Task<ImportOutcome> TakeAllAsync(
        ImportRequest request, HeadedTable<ColumnMap> table, RowReading reading, Action<RefusedRow> refuse, IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var writer = new ArchiveWriter(db, request);
        var rows = new ImportProgress(0, 0, 0);
        foreach (var batch in table.Rows().Chunk(request.BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var good = new List<ArchiveRow>(batch.Length);
            foreach (var raw in batch)
            {
                var (row, troubles) = reading.Read(raw);
                if (row is not null)
                    good.Add(row);
                foreach (var trouble in troubles)
                    refuse(new RefusedRow(raw.Line, reading.IdOf(raw), trouble.Field, trouble.Vi, trouble.En));
            }
            var fates = await writer.WriteAsync(good, cancellationToken);
            foreach (var (row, _) in good.Zip(fates).Where(pair => pair.Second == RowFate.IdTaken))
                refuse(IdTaken(row));
            rows = Counted(rows, fates, batch.Length - good.Count);
            progress?.Report(rows);
        }
        return new ImportOutcome.Finished(rows, writer.NewSessions);
    }

    private static ImportProgress Counted(ImportProgress rows, IReadOnlyList<RowFate> fates, int unreadable) => new(
        rows.Added + fates.Count(fate => fate == RowFate.Added),
        rows.AlreadyThere + fates.Count(fate => fate == RowFate.AlreadyThere),
        rows.Refused + unreadable + fates.Count(fate => fate == RowFate.IdTaken));

    private static RefusedRow IdTaken(ArchiveRow row) => new(
        row.Line, row.RowId, ImportField.Id,
        "Mã này đã thuộc về một câu hỏi khác của cùng nguồn.", "This id already belongs to another question of the same source.");

    private static IEnumerable<string> Errors(ImportRequest request, ColumnMap columns, AgencyBook agencies)
    {
        if (agencies.IsEmpty)
            yield return "The database knows no agencies yet: run the command migrate first.";
        if (request.DefaultAgency is { } code && agencies.Find(code) is null)
            yield return $"--agency-default: there is no agency \"{code}\" (or more than one has this name).";
        if (request.AgencyByTopic && !columns.Has(ImportField.Topic))
            yield return "--agency-by-topic: the file has no column with a topic; name it with --topic.";
        if (!columns.Has(ImportField.Agency) && !request.AgencyByTopic && request.DefaultAgency is null)
            yield return "Nothing says whose dialogue this was: name a column with --agency, or give --agency-default CODE, or --agency-by-topic.";
        if (!columns.Has(ImportField.AskedAt) && request.HeldOn is null)
            yield return "Nothing says when this was asked: name a column with --asked-at, or give the day of the dialogue with --held-on YYYY-MM-DD.";
    }
}
