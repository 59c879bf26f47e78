namespace Dialogue.Core.Surveys.Definitions;

/// <summary>Turns answers into the typed array a response stores, in the definition's item order.</summary>
public sealed class SlotLayout
{
    private readonly ILookup<string, Slot> byItem;

    internal SlotLayout(InstrumentDefinition instrument)
    {
        var slots = new List<Slot>();
        foreach (var item in instrument.Pages.SelectMany(page => page.Items).Where(item => !item.IsText))
        {
            if (item.IsMany)
                slots.AddRange(instrument.OptionsOf(item).Select((option, nth) => new Slot((short)(slots.Count + nth), item, option.Code)).ToArray());
            else
                slots.Add(new Slot((short)slots.Count, item, null));
        }
        Slots = slots;
        byItem = slots.ToLookup(slot => slot.Item.Id);
    }

    public IReadOnlyList<Slot> Slots { get; }

    public IEnumerable<Slot> Of(string item) => byItem[item];

    public short[] Encode(Route route)
    {
        var shown = route.Pages.SelectMany(page => page.Items).Select(item => item.Id).ToHashSet();
        return [.. Slots.Select(slot => shown.Contains(slot.Item.Id) ? CodeOf(slot, route.Answers) : ReservedCodes.NotAsked)];
    }

    private static short CodeOf(Slot slot, IReadOnlyDictionary<string, Answer> answers) =>
        (answers.GetValueOrDefault(slot.Item.Id) as Answer.Chosen, slot.OptionCode) switch
        {
            (null, _) => ReservedCodes.NotAnswered,
            ({ } chosen, { } option) when slot.Item.Kind == ItemKind.Ranking => (short)(chosen.Codes.ToList().IndexOf(option) + 1),
            ({ } chosen, { } option) => chosen.Codes.Contains(option) ? (short)1 : (short)0,
            ({ } chosen, null) => chosen.Codes[0],
        };
}
