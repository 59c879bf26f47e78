using Dialogue.Analytics.Topics;
using Dialogue.App.Tests.Wording;
using Dialogue.Core.Questions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Questions;

/// <summary>
/// A hundred pairs written by hand (pairs.txt): what somebody begins to write, and a question that asks the same. The asked ones lie
/// among five hundred others about the same life. Reported: how often the right one is shown first, and among the three shown.
/// </summary>
public sealed class SimilarPairsTests(ITestOutputHelper output)
{
    private const int Others = 500;

    [Fact]
    public async Task The_question_that_asks_the_same_is_found_first_or_among_three()
    {
        var pairs = File.ReadLines(Path.Combine(Checkout.Root, "tests", "App.Tests", "Questions", "pairs.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | ")).ToList();
        await using var city = await TestCity.StartAsync();
        var ids = await AskAsync(city, [.. pairs.Select(pair => pair[1]), .. TopicCorpus.Shipped.Texts.Where((_, i) => i % 3 == 0).Select(text => text.Text).Take(Others)]);

        var missed = new List<string>();
        var (first, three) = (0, 0);
        foreach (var (i, pair) in pairs.Index())
        {
            await using var scope = city.Services.CreateAsyncScope();
            var found = await scope.ServiceProvider.GetRequiredService<SimilarQuestions>().PublicAsync(pair[0], null, 3, CancellationToken.None);
            first += found.MaxBy(one => one.Score)?.Id == ids[i] ? 1 : 0;
            three += found.Any(one => one.Id == ids[i]) ? 1 : 0;
            if (found.All(one => one.Id != ids[i]))
                missed.Add($"{pair[0]} → {(found.Count > 0 ? found[0].Text : "nothing")}");
        }

        output.WriteLine($"{pairs.Count} pairs: precision at 1 {first / (double)pairs.Count:F2}, recall at 3 {three / (double)pairs.Count:F2}\n{string.Join('\n', missed)}");
        Assert.True(pairs.Count >= 100);
        Assert.InRange(first / (double)pairs.Count, 0.70, 1);
        Assert.InRange(three / (double)pairs.Count, 0.70, 1);
    }

    private static async Task<List<long>> AskAsync(TestCity city, string[] texts)
    {
        var session = await city.SessionAsync();
        await using var db = city.OpenDatabase();
        var questions = texts.Select(_ => Sample.Question(session)).ToList();
        db.AddRange(questions);
        await db.SaveChangesAsync();
        var ids = questions.ConvertAll(question => question.Id);
        await db.Database.ExecuteSqlAsync($"""
            update question set text = said.text, folded = said.folded, state = 'Published', published_at = now()
            from unnest({ids.ToArray()}, {texts}, {texts.Select(CitizenText.Fold).ToArray()}) as said (id, text, folded) where said.id = question.id
            """);
        return ids;
    }
}
