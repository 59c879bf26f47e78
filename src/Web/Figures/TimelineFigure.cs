using System.Globalization;
using Dialogue.Analytics.Charts;
using Dialogue.Core.Minutes;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Figures;

/// <summary>A dialogue minute by minute, out of its released minutes: what they do not say is not drawn either.</summary>
public sealed class TimelineFigure(Texts texts)
{
    public FigureSubject SubjectOf(MinutesBody body) => new(null, body.Title(Texts.Language == "en"), $"/sessions/{body.Code}/minutes", body.Code.ToLowerInvariant());

    public Figure Of(MinutesBody body)
    {
        var length = Math.Clamp((int)Math.Ceiling((body.EndedAt - body.StartedAt).TotalMinutes), 1, SessionTimeline.MostMinutes);
        var asked = PerMinute(body, length, body.Items.Select(item => (DateTimeOffset?)item.AskedAt));
        var answered = PerMinute(body, length, body.Items.Select(item => item.AnsweredAt));
        var (askedInAll, answeredInAll) = (asked.Sum(), answered.Sum());
        string heading = texts["minutes.timeline.heading"];
        return askedInAll + answeredInAll == 0
            ? new Figure(Figure.Timeline, heading, null, [])
            : new Figure(Figure.Timeline, heading, Spec(body, asked, answered), [.. Notes(body, askedInAll, answeredInAll)]);
    }

    private SessionTimeline Spec(MinutesBody body, int[] asked, int[] answered) => new()
    {
        Id = Figure.Timeline,
        Title = texts["minutes.timeline.title", body.Title(Texts.Language == "en")],
        Description = texts["minutes.timeline.description", asked.Length, asked.Sum(), answered.Sum(), Array.IndexOf(asked, asked.Max()) + 1],
        Culture = CultureInfo.CurrentCulture,
        MinuteColumn = texts["minutes.timeline.minute"],
        AskedColumn = texts["minutes.timeline.asked"],
        AnsweredColumn = texts["minutes.timeline.answered"],
        Minutes = [.. asked.Zip(answered, (questions, answers) => new MinuteCounts(new RegisterCount(questions), new RegisterCount(answers)))],
        Facts =
        [
            new ChartFact(texts["minutes.timeline.code"], body.Code),
            new ChartFact(texts["minutes.timeline.start"], body.StartedAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        ],
    };

    private IEnumerable<string> Notes(MinutesBody body, int asked, int answered)
    {
        yield return texts["minutes.timeline.meaning"];
        if (body.Items.Count - asked is var elsewhere and > 0)
            yield return texts["minutes.timeline.outside", elsewhere];
        if (body.Items.Count(item => item.AnsweredAt is not null) - answered is var later and > 0)
            yield return texts["minutes.timeline.later", later];
    }

    /// <summary>What happened before the start, after the end or past the longest picture is left out, and told in a note.</summary>
    private static int[] PerMinute(MinutesBody body, int length, IEnumerable<DateTimeOffset?> instants)
    {
        var counts = new int[length];
        foreach (var at in instants)
            if (at is { } instant && instant <= body.EndedAt && (int)Math.Floor((instant - body.StartedAt).TotalMinutes) is >= 0 and var minute && minute < length)
                counts[minute]++;
        return counts;
    }
}
