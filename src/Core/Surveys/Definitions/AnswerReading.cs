using System.Globalization;
using Dialogue.Core.Questions;

namespace Dialogue.Core.Surveys.Definitions;

/// <summary>What came of reading a form field: an answer, no answer, or a refusal with the limit that was passed.</summary>
public abstract record AnswerReading
{
    private AnswerReading()
    {
    }

    public sealed record Answered(Answer Answer) : AnswerReading;

    public sealed record Empty : AnswerReading;

    public sealed record Refused(AnswerRefusal Reason, int Limit = 0) : AnswerReading;

    /// <summary>Checks what a form sent for <paramref name="item"/>. Never throws: every input has a reading.</summary>
    public static AnswerReading Of(InstrumentDefinition instrument, ItemDefinition item, IReadOnlyList<string> raw)
    {
        var given = raw.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text.Trim()).Distinct().ToArray();
        if (given.Length == 0)
            return item.Required ? new Refused(AnswerRefusal.Required) : new Empty();
        return item.Kind switch
        {
            ItemKind.ShortText or ItemKind.LongText => ReadText(item, string.Join('\n', given)),
            ItemKind.Number => ReadNumber(item, given),
            ItemKind.Ranking => ReadRanking(instrument, item, given),
            _ => ReadChoice(instrument, item, given),
        };
    }

    private static AnswerReading ReadText(ItemDefinition item, string raw)
    {
        var text = CitizenText.Clean(raw);
        if (text.Length == 0)
            return item.Required ? new Refused(AnswerRefusal.Required) : new Empty();
        return text.Length > item.MaxLength ? new Refused(AnswerRefusal.TooLong, item.MaxLength.Value) : new Answered(new Answer.Words(text));
    }

    private static AnswerReading ReadNumber(ItemDefinition item, string[] given)
    {
        if (given.Length > 1)
            return new Refused(AnswerRefusal.OnlyOne);
        if (!int.TryParse(given[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return new Refused(AnswerRefusal.NotANumber);
        if (number < item.Min)
            return new Refused(AnswerRefusal.OutOfRange, item.Min.Value);
        if (number > item.Max)
            return new Refused(AnswerRefusal.OutOfRange, item.Max.Value);
        return new Answered(new Answer.Chosen([(short)number]));
    }

    /// <summary>Each entry says "rank:code". Gaps close up: 1st and 3rd are first and second.</summary>
    private static AnswerReading ReadRanking(InstrumentDefinition instrument, ItemDefinition item, string[] given)
    {
        var allowed = instrument.OptionsOf(item).Select(option => option.Code).ToHashSet();
        var ranks = new List<(int Rank, short Code)>(given.Length);
        foreach (var parts in given.Select(text => text.Split(':')))
        {
            if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank < 1 || rank > allowed.Count
                || !short.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) || !allowed.Contains(code))
                return new Refused(AnswerRefusal.UnknownOption);
            ranks.Add((rank, code));
        }
        if (ranks.DistinctBy(one => one.Rank).Count() < ranks.Count || ranks.DistinctBy(one => one.Code).Count() < ranks.Count)
            return new Refused(AnswerRefusal.RankedTwice);
        return ranks.Count > (item.AtMost ?? ranks.Count)
            ? new Refused(AnswerRefusal.TooMany, item.AtMost ?? 0)
            : new Answered(new Answer.Chosen([.. ranks.OrderBy(one => one.Rank).Select(one => one.Code)]));
    }

    private static AnswerReading ReadChoice(InstrumentDefinition instrument, ItemDefinition item, string[] given)
    {
        var allowed = instrument.OptionsOf(item).Select(option => option.Code).ToHashSet();
        var codes = new List<short>(given.Length);
        foreach (var text in given)
        {
            if (!short.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || !allowed.Contains(code))
                return new Refused(AnswerRefusal.UnknownOption);
            codes.Add(code);
        }
        if (item.Kind != ItemKind.Multiple && codes.Count > 1)
            return new Refused(AnswerRefusal.OnlyOne);
        return codes.Count > (item.AtMost ?? codes.Count)
            ? new Refused(AnswerRefusal.TooMany, item.AtMost ?? 0)
            : new Answered(new Answer.Chosen([.. codes.Order()]));
    }
}
