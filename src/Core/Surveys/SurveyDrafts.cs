using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.Data;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys;

/// <summary>Keeps unfinished questionnaires so that a person can stop and go on later, on any device, with a short code.</summary>
public sealed class SurveyDrafts(DialogueDb db, TimeProvider clock)
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 8;
    private const int LongestText = 20_000;
    private const int MostValues = 40;

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>What is being begun: where, about whom, and how the answer comes in.</summary>
    public sealed record Beginning(int WaveId, int AgencyId, string FirstPage, WaveMode Mode = WaveMode.Web, bool Invited = false);

    /// <returns>The code that leads to the draft; only its hash is kept.</returns>
    public async Task<string> StartAsync(Beginning beginning, CancellationToken cancellationToken)
    {
        var code = RandomNumberGenerator.GetString(Letters, CodeLength);
        db.Add(new SurveyDraft
        {
            CodeHash = HashOf(code),
            WaveId = beginning.WaveId,
            AgencyId = beginning.AgencyId,
            Mode = beginning.Mode,
            Invited = beginning.Invited,
            SubmissionKey = Submission.NewKey(),
            Answers = [],
            Page = beginning.FirstPage,
            ExpiresAt = clock.GetUtcNow() + Life,
        });
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }

    public Task<SurveyDraft?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(Codes.Canonical(code)), clock.GetUtcNow());
        return db.Set<SurveyDraft>().AsNoTracking().SingleOrDefaultAsync(draft => draft.CodeHash == hash && draft.ExpiresAt > now, cancellationToken);
    }

    /// <summary>
    /// Keeps what was entered on a page as it was entered, right or wrong, and where the person goes next. A draft that a second tap
    /// has handed in meanwhile stays gone.
    /// </summary>
    public Task SaveAsync(
        SurveyDraft draft, IReadOnlyDictionary<string, string[]> entered, string page, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, string[]>(draft.Answers);
        foreach (var (item, values) in entered)
            answers[item] = [.. values.Take(MostValues).Select(value => value.Length > LongestText ? value[..LongestText] : value)];
        (draft.Answers, draft.Page, draft.ExpiresAt) = (answers, page, clock.GetUtcNow() + Life);
        return db.Set<SurveyDraft>().Where(row => row.CodeHash == draft.CodeHash).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Answers, draft.Answers)
                .SetProperty(row => row.Page, draft.Page)
                .SetProperty(row => row.ExpiresAt, draft.ExpiresAt),
            cancellationToken);
    }

    public Task ForgetAsync(SurveyDraft draft, CancellationToken cancellationToken) =>
        db.Set<SurveyDraft>().Where(row => row.CodeHash == draft.CodeHash).ExecuteDeleteAsync(cancellationToken);

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.ASCII.GetBytes(code));
}
