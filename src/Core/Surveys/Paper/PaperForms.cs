using System.Security.Cryptography;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys.Paper;

/// <summary>Keeps the first keying of a paper form until the second one agrees with it.</summary>
public sealed class PaperForms(DialogueDb db)
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int NumberLength = 6;

    /// <returns>The number to write on the sheet.</returns>
    public async Task<string> KeepAsync(int waveId, int agencyId, Dictionary<string, string[]> entered, DateOnly today, CancellationToken cancellationToken)
    {
        var form = new PaperForm
        {
            Number = RandomNumberGenerator.GetString(Letters, NumberLength),
            WaveId = waveId,
            AgencyId = agencyId,
            SubmissionKey = Submission.NewKey(),
            Entered = entered,
            EnteredOn = today,
        };
        db.Add(form);
        await db.SaveChangesAsync(cancellationToken);
        return form.Number;
    }

    public Task<PaperForm?> FindAsync(int waveId, int agencyId, string number, CancellationToken cancellationToken)
    {
        var typed = Codes.Canonical(number);
        return db.Set<PaperForm>().AsNoTracking().SingleOrDefaultAsync(form => form.Number == typed && form.WaveId == waveId && form.AgencyId == agencyId, cancellationToken);
    }

    public Task<List<string>> WaitingAsync(int waveId, int agencyId, CancellationToken cancellationToken) => db.Set<PaperForm>()
        .Where(form => form.WaveId == waveId && form.AgencyId == agencyId).OrderBy(form => form.Number).Select(form => form.Number).ToListAsync(cancellationToken);

    public Task ForgetAsync(string number, CancellationToken cancellationToken) =>
        db.Set<PaperForm>().Where(form => form.Number == number).ExecuteDeleteAsync(cancellationToken);
}
