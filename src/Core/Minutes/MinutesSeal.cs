using Dialogue.Core.Questions;

namespace Dialogue.Core.Minutes;

/// <summary>
/// Takes the words of questions out of minutes before these are fixed, and puts them in again for whoever reads. The fixed text, and with
/// it its digest, holds a salted digest in the place of each word, by the rule of the room's chain; words and salts stand beside it. So
/// words that must no longer be public (somebody's telephone number, say) go out of every copy that is handed out, nothing that was fixed
/// changes, and anybody can still prove two things: each word that is shown is the one that was released, and each question without its
/// words was taken out of public sight by a later step, which stands in the room's chain with its date.
/// </summary>
internal static class MinutesSeal
{
    public const string Text = "text";

    private static readonly (string Name, Func<MinutesItem, string?> Of, Func<MinutesItem, string?, MinutesItem> With)[] Fields =
    [
        (Text, item => item.Text, (item, words) => item with { Text = words }),
        ("by", item => item.By, (item, words) => item with { By = words }),
        ("place", item => item.Place, (item, words) => item with { Place = words }),
        ("answer", item => item.Answer, (item, words) => item with { Answer = words }),
        ("summary", item => item.Summary, (item, words) => item with { Summary = words }),
        ("unit", item => item.Unit, (item, words) => item with { Unit = words }),
    ];

    public static (MinutesBody Sealed, IReadOnlyList<MinutesWords> Words) Close(int sessionId, MinutesBody body)
    {
        var words = body.Items.SelectMany(item => Fields.Where(field => field.Of(item) is not null).Select(field => new MinutesWords
        {
            SessionId = sessionId,
            QuestionId = item.Id,
            Field = field.Name,
            Salt = QuestionEvent.NewSalt(),
            Words = field.Of(item)!, // just asked
        })).ToList();
        var seals = words.ToLookup(one => one.QuestionId);
        return (body with { Items = [.. body.Items.Select(item => Without(item) with { Seals = seals[item.Id].ToDictionary(one => one.Field, one => one.Digest) })] }, words);
    }

    public static MinutesItem Open(MinutesItem item, IEnumerable<MinutesWords> words) => words.Aggregate(
        item, (opened, one) => Array.Find(Fields, field => field.Name == one.Field) is { With: { } with } ? with(opened, one.Words) : opened);

    public static MinutesItem Without(MinutesItem item) => Fields.Aggregate(item, (closed, field) => field.With(closed, null));
}
