using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dialogue.Core.Demo;

/// <summary>
/// Fills a database with a demonstration city and empties it of exactly that. The mark is written before the first made-up row, so
/// that even a filling that was killed is shown as what it is, and can be taken away.
/// </summary>
public sealed class DemoCity(IServiceScopeFactory scopes, NpgsqlDataSource database, SurveyIntake intake, SurveyCatalog catalog, TimeProvider clock)
{
    private const int DialoguesAtOnce = 4;

    public abstract record Outcome;
    public sealed record Filled(int Sessions, int Questions, int Answers) : Outcome;

    /// <summary>Dialogues are made up of a city's agencies; this city has none of theirs.</summary>
    public sealed record NoAgencies : Outcome;

    public sealed record AlreadyThere : Outcome;

    /// <summary>Made-up and real data would stand side by side.</summary>
    public sealed record HoldsRealData(int Sessions, int People, long Answers) : Outcome;

    /// <summary>Codes as of <see cref="PeopleDirectory.Refused"/>.</summary>
    public sealed record PasswordRefused(IReadOnlyList<string> Codes) : Outcome;

    public sealed record Emptied(int Sessions, int People, int Answers, long AnswersKept) : Outcome;

    public async Task<DemoState> StateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await DemoMark.ReadAsync(Db(scope), cancellationToken)).State;
    }

    /// <summary>Nothing of anybody is here, nor a demonstration that is whole or was taken away on purpose.</summary>
    public async Task<bool> IsUntouchedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await DemoMark.ReadAsync(Db(scope), cancellationToken)).State switch
        {
            DemoState.None => await RealDataAsync(Db(scope), cancellationToken) is (0, 0, 0),
            DemoState.Filling => true,
            _ => false,
        };
    }

    public async Task<Outcome> FillAsync(DemoOptions options, IProgress<DemoProgress>? progress, CancellationToken cancellationToken)
    {
        await using var turn = await DemoTurn.TakeAsync(database, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var before = await DemoMark.ReadAsync(db, cancellationToken);
        if (before.State == DemoState.Filled)
            return new AlreadyThere();
        // It is our turn, so whoever began is gone: what was left behind is taken away first.
        if (before.State == DemoState.Filling)
            await TakeAwayAsync(db, before, cancellationToken);
        if (!options.Anyway && await RealDataAsync(db, cancellationToken) is var (sessions, people, answers) && sessions + people + answers > 0)
            return new HoldsRealData(sessions, people, answers);
        var held = await HeldAsync(db, cancellationToken);
        if (held.Count == 0)
            return new NoAgencies();

        var now = clock.GetUtcNow();
        var waves = new DemoWaves(db, intake, catalog, options, now);
        var mark = new DemoMark(DemoState.Filling, options.Seed, waves.Begun.ToDictionary(wave => wave.Key, waves.AnswersOf));
        await mark.WriteAsync(db, cancellationToken);
        var directory = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();
        if (await DemoPeople.AddAsync(directory, db, options.Password, cancellationToken) is { Count: > 0 } reasons)
        {
            await (before with { State = before.IsShown ? DemoState.Emptied : before.State }).WriteAsync(db, cancellationToken);
            return new PasswordRefused(reasons);
        }
        progress?.Report(new DemoProgress("accounts", DemoPeople.All.Count, DemoPeople.All.Count));
        var asked = await HoldAsync(held, options, now, progress, cancellationToken) + await DemoMailboxes.FillAsync(scopes, options.Seed, now, cancellationToken);
        await DemoOneStop.FillAsync(db, held.Select(one => one.AgencyId), options.Seed, now, cancellationToken);
        await waves.FillAsync(progress, cancellationToken);
        await CountFold.FoldAsync(db, cancellationToken);
        await (mark with { State = DemoState.Filled }).WriteAsync(db, cancellationToken);
        return new Filled(held.Count, asked, mark.Answers.Values.Sum());
    }

    /// <summary>
    /// A demonstration that was filled days ago has no dialogue that runs or comes any more: those are held anew, under the codes
    /// that people know.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> RefreshAsync(CancellationToken cancellationToken)
    {
        await using var turn = await DemoTurn.TakeAsync(database, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var mark = await DemoMark.ReadAsync(db, cancellationToken);
        if (mark.State != DemoState.Filled)
            return 0;
        var now = clock.GetUtcNow();
        SessionState[] ahead = [SessionState.Announced, SessionState.Live, SessionState.Paused];
        await db.Rooms.Where(room => db.Sessions.Any(s => s.RoomId == room.Id && s.Demo && ahead.Contains(s.State) && s.EndsAt < now)).ExecuteDeleteAsync(cancellationToken);
        // What somebody has closed stays closed, and keeps its code.
        var left = await db.Sessions.Where(s => s.Demo).Select(s => new { s.Code, s.AgencyId, s.State }).ToListAsync(cancellationToken);
        var missing = (await HeldAsync(db, cancellationToken)).Where(one => one.Script.Stage switch
        {
            DemoStage.Past => false,
            DemoStage.Coming => left.All(session => session.AgencyId != one.AgencyId || session.State != SessionState.Announced),
            _ => left.All(session => session.Code != one.Script.Code),
        }).ToList();
        await HoldAsync(missing, new DemoOptions { Seed = mark.Seed }, now, null, cancellationToken);
        return missing.Count;
    }

    /// <summary>Takes away what is made up, and nothing else: answers of others to the same waves stay and are counted anew.</summary>
    public async Task<Emptied> EmptyAsync(CancellationToken cancellationToken)
    {
        await using var turn = await DemoTurn.TakeAsync(database, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        return await TakeAwayAsync(Db(scope), await DemoMark.ReadAsync(Db(scope), cancellationToken), cancellationToken);
    }

    private static async Task<Emptied> TakeAwayAsync(DialogueDb db, DemoMark mark, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sessions = await db.Sessions.Where(session => session.Demo).Select(session => session.Id).ToListAsync(cancellationToken);
        await db.Set<SurveyDraft>().Where(draft => draft.SessionId != null && sessions.Contains(draft.SessionId.Value)).ExecuteDeleteAsync(cancellationToken);
        await DemoMailboxes.EmptyAsync(db, mark.Seed, cancellationToken);
        await DemoOneStop.EmptyAsync(db, cancellationToken);
        // Questions, their steps and votes, the room's events and the minutes go with the room.
        await db.Rooms.Where(room => db.Sessions.Any(session => session.RoomId == room.Id && session.Demo)).ExecuteDeleteAsync(cancellationToken);
        var people = await db.Users.Where(person => person.Demo).ExecuteDeleteAsync(cancellationToken);
        var (taken, kept) = (0, 0L);
        if (mark.Answers.Count > 0)
            (taken, kept) = await DemoAnswers.TakeAwayAsync(db, mark, sessions, DemoScript.Opinions, cancellationToken);
        if (mark.State != DemoState.None)
            await (mark with { State = DemoState.Emptied, Answers = new Dictionary<string, int>() }).WriteAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Emptied(sessions.Count, people, taken, kept);
    }

    private async Task<int> HoldAsync(
        List<(int AgencyId, DemoSession Script)> held, DemoOptions options, DateTimeOffset now, IProgress<DemoProgress>? progress, CancellationToken cancellationToken)
    {
        var (asked, done) = (0, 0);
        var limit = new ParallelOptions { MaxDegreeOfParallelism = DialoguesAtOnce, CancellationToken = cancellationToken };
        // The longest first, so that none of them is left alone at the end.
        await Parallel.ForEachAsync(held.OrderByDescending(one => one.Script.Questions.Count), limit, async (one, stop) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var hint = scope.ServiceProvider.GetRequiredService<RoomHint>();
            var dialogue = new DemoDialogue(Db(scope), hint, Dice.For(options.Seed, one.Script.TitleVi), now);
            Interlocked.Add(ref asked, await dialogue.HoldAsync(one.AgencyId, one.Script, options.QuestionsEach, stop));
            progress?.Report(new DemoProgress("dialogues", Interlocked.Increment(ref done), held.Count));
        });
        return asked;
    }

    private static async Task<List<(int AgencyId, DemoSession Script)>> HeldAsync(DialogueDb db, CancellationToken cancellationToken)
    {
        var agencies = await db.Agencies.AsNoTracking().ToDictionaryAsync(agency => agency.Code, agency => agency.Id, cancellationToken);
        return
        [
            .. DemoScript.Agencies.Where(script => agencies.ContainsKey(script.Agency))
                .SelectMany(script => script.Sessions.Select(session => (agencies[script.Agency], session))),
        ];
    }

    private static async Task<(int Sessions, int People, long Answers)> RealDataAsync(DialogueDb db, CancellationToken cancellationToken) => (
        await db.Sessions.CountAsync(session => !session.Demo && (session.Kind == SessionKind.Dialogue || db.Questions.Any(q => q.RoomId == session.RoomId)), cancellationToken),
        await db.Users.CountAsync(person => !person.Demo, cancellationToken),
        await db.Set<Response>().LongCountAsync(cancellationToken));

    private static DialogueDb Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<DialogueDb>();
}
