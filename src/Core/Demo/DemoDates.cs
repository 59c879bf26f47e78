using System.Globalization;
using System.Text.RegularExpressions;

namespace Dialogue.Core.Demo;

/// <summary>
/// Texts speak of dates around their dialogue, and the dialogue moves with the day of filling: {+12} is twelve days after it, {y} its
/// year, {y+1} the next.
/// </summary>
internal static partial class DemoDates
{
    public static DemoSession In(DemoSession script, DateTimeOffset day) => script with
    {
        TitleVi = In(script.TitleVi, day),
        TitleEn = In(script.TitleEn, day),
        DescriptionVi = In(script.DescriptionVi, day),
        DescriptionEn = In(script.DescriptionEn, day),
        Opening = script.Opening is { } opening ? In(opening, day) : null,
        Closing = script.Closing is { } closing ? In(closing, day) : null,
        Questions = [.. script.Questions.Select(question => question with { Text = In(question.Text, day), Words = question.Words is { } words ? In(words, day) : null })],
    };

    private static string In(string text, DateTimeOffset day) => Mark().Replace(text, mark =>
    {
        var count = mark.Groups["n"].Value is { Length: > 0 } n ? int.Parse(n, CultureInfo.InvariantCulture) : 0;
        return mark.Groups["y"].Success
            ? (day.Year + count).ToString(CultureInfo.InvariantCulture)
            : day.AddDays(count).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
    });

    [GeneratedRegex(@"\{(?<y>y)?(?<n>[+-]\d+)?\}")]
    private static partial Regex Mark();
}
