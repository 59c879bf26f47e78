using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Dialogue.Core.Surveys;

/// <summary>
/// Counts every answer of a wave from the rows themselves. The rows come as one binary stream and are counted here: to take each apart
/// into its fifty codes inside the database took six times as long.
/// </summary>
internal static class Recount
{
    private const int Codes = 256;

    public static async Task<List<CountCell>> OfAsync(DialogueDb db, int waveId, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return Cells(await CountAsync((NpgsqlConnection)db.Database.GetDbConnection(), waveId, cancellationToken));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<Dictionary<int, long[][]>> CountAsync(NpgsqlConnection connection, int waveId, CancellationToken cancellationToken)
    {
        var agencies = new Dictionary<int, long[][]>();
        await using var rows = await connection.BeginBinaryExportAsync(
            $"copy (select agency_id, answers from response where wave_id = {waveId} and not waits) to stdout (format binary)", cancellationToken);
        while (await rows.StartRowAsync(cancellationToken) >= 0)
        {
            var agency = await rows.ReadAsync<int>(NpgsqlDbType.Integer, cancellationToken);
            var answers = await rows.ReadAsync<byte[]>(NpgsqlDbType.Bytea, cancellationToken);
            if (!agencies.TryGetValue(agency, out var slots) || slots.Length < answers.Length)
                agencies[agency] = slots = Widened(slots, answers.Length);
            for (var slot = 0; slot < answers.Length; slot++)
                slots[slot][answers[slot]]++;
        }
        return agencies;
    }

    private static long[][] Widened(long[][]? slots, int length) =>
        [.. slots ?? [], .. Enumerable.Range(0, length - (slots?.Length ?? 0)).Select(_ => new long[Codes])];

    private static List<CountCell> Cells(Dictionary<int, long[][]> agencies) =>
    [
        .. from agency in agencies
           from slot in agency.Value.Index()
           from code in slot.Item.Index()
           where code.Item > 0
           select new CountCell(agency.Key, (short)slot.Index, AnswerBytes.CodeOf((byte)code.Index), code.Item),
    ];
}
