using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Bench.Rows.Intake;

/// <summary>Answers to the long questionnaire: ratings that differ, spread over all agencies, each under a key of its own.</summary>
internal sealed class FilledForms(int waveId, IReadOnlyList<int> agencies)
{
    private const int Kinds = 64;
    private readonly Submission[] forms = [.. Enumerable.Range(0, Kinds).Select(kind => Fill(waveId, kind))];

    public static InstrumentDefinition Instrument { get; } = Ground.Surveys.Instruments.MaxBy(instrument => instrument.Items.Count)
        ?? throw new InvalidOperationException("There is no questionnaire.");

    public static int Items => Instrument.Items.Count;
    public int WaveId => waveId;

    public Submission Next(int number) => forms[number % Kinds] with { Key = Submission.NewKey(), AgencyId = agencies[number % agencies.Count] };

    private static Submission Fill(int waveId, int kind)
    {
        var answers = new Dictionary<string, Answer>();
        foreach (var (nth, item) in Instrument.Items.Values.Where(item => item.IsChoice).Index())
        {
            var options = Instrument.OptionsOf(item);
            var code = item.Kind == ItemKind.Scale ? options[(kind * 7 + nth * 3) % options.Count].Code : item.Id == "B2" ? (short)2 : (short)1;
            answers[item.Id] = new Answer.Chosen([code]);
        }
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return Submission.From(Instrument, Route.Through(Instrument, answers), waveId, 0, null, Guid.Empty, WaveMode.Web, today);
    }
}
