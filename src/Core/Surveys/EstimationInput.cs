using Dialogue.Core.Data;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>A wave's responses as plain arrays of equal length, one place a person, in no meaningful order.</summary>
public sealed record EstimationInput(int[] AgencyIds, short[][] Codes)
{
    /// <summary>How each came in, whether by invitation, and on which day; for the sample and the flags of quality.</summary>
    public required WaveMode[] Modes { get; init; }
    public required bool[] Invited { get; init; }
    public required DateOnly[] Days { get; init; }

    public int Count => AgencyIds.Length;

    /// <param name="design">The wave's.</param>
    /// <param name="nth">The place of a person, from 0.</param>
    public bool IsInSample(DesignType design, int nth) => SampleRule.Holds(design, Modes[nth], Invited[nth]);

    public static async Task<EstimationInput> ReadAsync(DialogueDb db, int waveId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Response>().AsNoTracking()
            .Where(response => response.WaveId == waveId && !response.Waits)
            .OrderBy(response => response.SubmissionKey)
            .Select(response => new { response.AgencyId, response.Answers, response.Mode, response.Invited, response.AnsweredOn })
            .ToListAsync(cancellationToken);
        return new EstimationInput([.. rows.Select(row => row.AgencyId)], [.. rows.Select(row => row.Answers)])
        {
            Modes = [.. rows.Select(row => row.Mode)],
            Invited = [.. rows.Select(row => row.Invited)],
            Days = [.. rows.Select(row => row.AnsweredOn)],
        };
    }
}
