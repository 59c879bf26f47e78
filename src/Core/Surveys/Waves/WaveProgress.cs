using System.Numerics;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Invitations;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Surveys.Waves;

/// <summary>How many answers a wave has from whom; no answer's content is looked at.</summary>
public sealed class WaveProgress(DialogueDb db, SurveyCatalog catalog)
{
    /// <param name="Stratum">Its id in the wave's design; null when the design has none for this kind of agency.</param>
    /// <param name="Answers">Of the sample, counted so far.</param>
    /// <param name="Invited">Codes made, and how many are used.</param>
    /// <param name="RemindedAt">When it last heard that it is behind the plan.</param>
    public sealed record AgencyRow(Agency Agency, string? Stratum, long Answers, int Invited, int Redeemed, DateTimeOffset? RemindedAt);

    /// <param name="Waiting">Answers that are in and not counted yet.</param>
    /// <param name="SelfChosen">Answers outside the sample, see <see cref="SampleRule"/>.</param>
    public sealed record Report(Wave Wave, WaveDefinition Definition, IReadOnlyList<AgencyRow> Agencies, int Waiting, long SelfChosen)
    {
        public long Answers => Agencies.Sum(row => row.Answers);

        public long AnswersIn(string stratum) => Agencies.Where(row => row.Stratum == stratum).Sum(row => row.Answers);
    }

    public async Task<Report?> ReadAsync(string key, DateOnly today, CancellationToken cancellationToken)
    {
        var wave = await db.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Key == key && wave.Kind == WaveKind.Citizen, cancellationToken);
        if (wave is null || catalog.FindWave(key) is not { } definition)
            return null;
        var answers = await CountFold.AnswersByAgencyAsync(db, wave.Id, cancellationToken);
        var selfChosen = await SelfChosenAsync(wave, cancellationToken);
        var batches = (await db.Set<InvitationBatch>().AsNoTracking().Where(batch => batch.WaveId == wave.Id)
            .Select(batch => new { batch.AgencyId, batch.Size, batch.Used }).ToListAsync(cancellationToken)).ToLookup(batch => batch.AgencyId);
        var reminded = await db.Set<CounterReminder>().AsNoTracking().Where(one => one.WaveId == wave.Id)
            .GroupBy(one => one.AgencyId).ToDictionaryAsync(one => one.Key, one => one.Max(last => last.At), cancellationToken);
        var agencies = await AskedAsync(definition, today, cancellationToken);
        var waiting = await db.Set<Response>().CountAsync(response => response.WaveId == wave.Id && response.Waits, cancellationToken);
        return new Report(
            wave, definition,
            [
                .. agencies.Select(agency => new AgencyRow(
                    agency, StratumOf(definition, agency.Kind), answers.GetValueOrDefault(agency.Id) - selfChosen.GetValueOrDefault(agency.Id),
                    batches[agency.Id].Sum(batch => batch.Size), batches[agency.Id].Sum(batch => batch.Used.Sum(part => BitOperations.PopCount(part))),
                    reminded.TryGetValue(agency.Id, out var last) ? last : null)),
            ],
            waiting, selfChosen.Values.Sum());
    }

    private async Task<Dictionary<int, long>> SelfChosenAsync(Wave wave, CancellationToken cancellationToken) => wave.Design == DesignType.Probability
        ? await db.Set<Response>().Where(response => response.WaveId == wave.Id && !response.Waits).SelfChosen()
            .GroupBy(response => response.AgencyId).ToDictionaryAsync(of => of.Key, of => of.LongCount(), cancellationToken)
        : [];

    public static string? StratumOf(WaveDefinition definition, AgencyKind kind) =>
        definition.Design.Strata.FirstOrDefault(stratum => stratum.AgencyKinds.Contains(kind))?.Id;

    private async Task<List<Agency>> AskedAsync(WaveDefinition definition, DateOnly today, CancellationToken cancellationToken)
    {
        var kinds = definition.Design.Strata.SelectMany(stratum => stratum.AgencyKinds).ToArray();
        var agencies = await db.Agencies.AsNoTracking()
            .Where(agency => kinds.Contains(agency.Kind) && agency.ValidFrom <= today && (agency.ValidTo == null || agency.ValidTo >= today))
            .ToListAsync(cancellationToken);
        return agencies.FindAll(agency => definition.Agencies is not { } codes || codes.Contains(agency.Code));
    }
}
