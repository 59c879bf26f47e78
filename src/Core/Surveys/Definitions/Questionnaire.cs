namespace Dialogue.Core.Surveys.Definitions;

/// <summary>What somebody has entered so far, read against the instrument: their route, and what of it cannot stand.</summary>
public sealed class Questionnaire
{
    private readonly InstrumentDefinition instrument;
    private readonly IReadOnlyDictionary<string, string[]> entered;
    private readonly AgencyFit? fit;

    public Questionnaire(InstrumentDefinition instrument, IReadOnlyDictionary<string, string[]> entered, AgencyFit? fit = null)
    {
        (this.instrument, this.entered, this.fit) = (instrument, entered, fit);
        var answers = instrument.Items.Values
            .Select(item => (item.Id, Reading: Read(item)))
            .Where(pair => pair.Reading is AnswerReading.Answered)
            .ToDictionary(pair => pair.Id, pair => ((AnswerReading.Answered)pair.Reading).Answer);
        Route = Route.Through(instrument, answers);
    }

    public Route Route { get; }

    /// <summary>The first page on the way whose entries are refused; null when all can be handed in.</summary>
    public RoutePage? FirstUnfinished => Route.Pages.FirstOrDefault(page => RefusalsOf(page).Count > 0);

    public IReadOnlyList<string> EnteredFor(ItemDefinition item) => entered.GetValueOrDefault(item.Id) ?? [];

    public IReadOnlyList<(ItemDefinition Item, AnswerReading.Refused Refusal)> RefusalsOf(RoutePage page) =>
        [.. page.Items.Select(item => (item, Read(item) as AnswerReading.Refused)).Where(pair => pair.Item2 is not null).Select(pair => (pair.item, pair.Item2!))]; // filtered

    private AnswerReading Read(ItemDefinition item)
    {
        var reading = AnswerReading.Of(instrument, item, entered.GetValueOrDefault(item.Id) ?? []);
        return fit?.Refuses(item, reading) == true ? new AnswerReading.Refused(AnswerRefusal.OtherAgency) : reading;
    }
}
