using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>A wave's responses as plain arrays of equal length, one place a person, in no meaningful order.</summary>
public sealed record EstimationInput(int[] AgencyIds, short[][] Codes)
{
    public int Count => AgencyIds.Length;

    public static async Task<EstimationInput> ReadAsync(DialogueDb db, int waveId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Response>().AsNoTracking()
            .Where(response => response.WaveId == waveId)
            .OrderBy(response => response.SubmissionKey)
            .Select(response => new { response.AgencyId, response.Answers })
            .ToListAsync(cancellationToken);
        return new EstimationInput([.. rows.Select(row => row.AgencyId)], [.. rows.Select(row => row.Answers)]);
    }
}
