using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Invitations;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Web.Composition;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Surveys;

/// <summary>What the survey pages show of waves and agencies, in the reader's language.</summary>
public sealed class SurveyReads(DialogueDb db, SurveyCatalog catalog, CityTime time)
{
    public async Task<IReadOnlyList<Wave>> WavesAsync(CancellationToken cancellationToken) =>
        await db.Set<Wave>().AsNoTracking().Where(wave => wave.Kind == WaveKind.Citizen).OrderByDescending(wave => wave.OpensAt).ThenByDescending(wave => wave.Id).ToListAsync(cancellationToken);

    public Task<Wave?> WaveAsync(string key, CancellationToken cancellationToken) =>
        db.Set<Wave>().AsNoTracking().SingleOrDefaultAsync(wave => wave.Key == key && wave.Kind == WaveKind.Citizen, cancellationToken);

    /// <summary>The corrected releases of a wave, oldest first.</summary>
    public Task<List<WaveCorrection>> CorrectionsAsync(int waveId, CancellationToken cancellationToken) => db.Set<WaveCorrection>().AsNoTracking()
        .Where(correction => correction.WaveId == waveId && correction.State == CorrectionState.Released).OrderBy(correction => correction.DoneAt).ToListAsync(cancellationToken);

    public Task<Wave?> SessionWaveAsync(CancellationToken cancellationToken) =>
        db.Set<Wave>().AsNoTracking().Where(wave => wave.Kind == WaveKind.Session && wave.State == WaveState.Open)
            .OrderByDescending(wave => wave.OpensAt).FirstOrDefaultAsync(cancellationToken);

    public Task<string> WaveKeyAsync(int waveId, CancellationToken cancellationToken) =>
        db.Set<Wave>().Where(wave => wave.Id == waveId).Select(wave => wave.Key).SingleAsync(cancellationToken);

    public InstrumentDefinition InstrumentOf(Wave wave) =>
        catalog.FindInstrument(new InstrumentReference { Id = wave.InstrumentId, Version = wave.InstrumentVersion })
        ?? throw new InvalidOperationException($"Wave {wave.Key} asks an instrument that is not in the catalog.");

    /// <summary>The agencies a wave asks about, departments first, by name in the reader's language.</summary>
    public async Task<IReadOnlyList<AgencyChoice>> AgenciesAsync(Wave wave, CancellationToken cancellationToken) =>
        (await AgenciesAsync([wave], cancellationToken))[0].Agencies;

    /// <summary>The same for many waves, read once.</summary>
    public async Task<IReadOnlyList<(Wave Wave, IReadOnlyList<AgencyChoice> Agencies)>> AgenciesAsync(IReadOnlyCollection<Wave> waves, CancellationToken cancellationToken)
    {
        var today = time.Today;
        var agencies = await db.Agencies.AsNoTracking().Where(agency => agency.ValidFrom <= today && (agency.ValidTo == null || agency.ValidTo >= today)).ToListAsync(cancellationToken);
        List<AgencyChoice> choices = [.. agencies.OrderBy(agency => agency.Kind).ThenBy(NameOf, AgencyOrder.Alphabet)
            .Select(agency => new AgencyChoice(agency.Id, agency.Code, NameOf(agency), agency.Kind))];
        return [.. waves.Select(wave => (wave, (IReadOnlyList<AgencyChoice>)AskedBy(wave, choices)))];
    }

    private List<AgencyChoice> AskedBy(Wave wave, List<AgencyChoice> choices)
    {
        if (catalog.FindWave(wave.Key) is not { } asked)
            return [];
        var kinds = asked.Design.Strata.SelectMany(stratum => stratum.AgencyKinds).ToHashSet();
        return choices.FindAll(agency => kinds.Contains(agency.Kind) && (asked.Agencies is not { } codes || codes.Contains(agency.Code)));
    }

    /// <summary>What a person has entered about an agency, read against what the wave asks of that kind of agency.</summary>
    public async Task<Questionnaire> QuestionnaireAsync(Wave wave, SurveyDraft draft, CancellationToken cancellationToken) =>
        new(InstrumentOf(wave), draft.Answers, await FitAsync(wave, draft.AgencyId, cancellationToken));

    public async Task<AgencyFit?> FitAsync(Wave wave, int agencyId, CancellationToken cancellationToken) => catalog.FindWave(wave.Key)?.AgencyItem is { } item
        ? item.For(await db.Agencies.Where(agency => agency.Id == agencyId).Select(agency => agency.Kind).SingleAsync(cancellationToken))
        : null;

    public async Task<string> AgencyNameAsync(int agencyId, CancellationToken cancellationToken) =>
        NameOf(await db.Agencies.AsNoTracking().SingleAsync(agency => agency.Id == agencyId, cancellationToken));

    /// <summary>Whether an answer with this key is already in: what a second send of the last page finds.</summary>
    public Task<bool> IsInAsync(int waveId, Guid key, CancellationToken cancellationToken) =>
        db.Set<Response>().AnyAsync(response => response.WaveId == waveId && response.SubmissionKey == key, cancellationToken);

    public Task<bool> HasInvitationsAsync(int waveId, CancellationToken cancellationToken) =>
        db.Set<InvitationBatch>().AnyAsync(batch => batch.WaveId == waveId, cancellationToken);

    /// <summary>How many answers of the latest estimate are outside the wave's sample.</summary>
    public async Task<int> SelfChosenAsync(Wave wave, CancellationToken cancellationToken) =>
        (await db.Set<WaveQuality>().AsNoTracking().SingleOrDefaultAsync(row => row.WaveId == wave.Id && row.AgencyId == null, cancellationToken))?.SelfChosen(wave.Design) ?? 0;

    private static string NameOf(Agency agency) => Texts.Language == "en" ? agency.NameEn : agency.NameVi;
}
