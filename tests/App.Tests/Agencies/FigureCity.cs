using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Dialogue.App.Tests.Surveys;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Given;
using Dialogue.Jobs.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Agencies;

/// <summary>
/// A city with figures. The health department has questions and two finished waves; the ward of Láng fewer than ten respondents in
/// the second; the commune of Sóc Sơn is rated badly; the building department has answers in the open wave only.
/// </summary>
public sealed class FigureCity : IAsyncLifetime
{
    public const string Rich = "so-y-te";
    public const string Poor = "xa-soc-son";
    public const string Middle = "phuong-ba-dinh";
    public const string Small = "phuong-lang";

    /// <summary>Hidden too, or the ward of Láng would follow from the city less all others.</summary>
    public const string NextToSmall = "phuong-dong-da";
    public const string OnlyOpen = "so-xay-dung";
    public const string Empty = "xa-ba-vi";

    private readonly DefinitionFiles files = new DefinitionFiles().WithMargins("2026-1");

    public TestCity City { get; private set; } = null!; // set before the first test

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync(("Surveys:Folder", files.Folder));
        await AskedAsync(Rich, "health", 7);
        await AskedAsync(Rich, "welfare", 3);
        await AskedAsync(Rich, "procedures", 2, needsReading: true);
        await AskedAsync(Rich, null, 1);
        await using var db = City.OpenDatabase();
        await WaveClock.MoveAsync(db, new DateTimeOffset(2025, 11, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None);
        await RatedAsync("2025-2", Rich, (5, 20), (4, 25), (3, 20), (2, 15));
        await WaveClock.MoveAsync(db, new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), CancellationToken.None);
        await RatedAsync("2026-1", Rich, (5, 30), (4, 30), (3, 15), (2, 5));
        await RatedAsync("2026-1", Poor, (4, 15), (3, 15), (2, 30));
        await RatedAsync("2026-1", Middle, (5, 16), (4, 32), (3, 24), (2, 28));
        await RatedAsync("2026-1", Small, (4, 5), (2, 4));
        await RatedAsync("2026-1", NextToSmall, (4, 16), (3, 8), (2, 12));
        await WaveClock.MoveAsync(db, SurveyGround.Now, CancellationToken.None);
        await RatedAsync("2026-2", OnlyOpen, (4, 40), (2, 20));
        foreach (var wave in await db.Set<Wave>().Select(wave => wave.Id).ToListAsync())
            await WaitingAnswers.ReleaseAsync(db, wave, CancellationToken.None);
        await EstimateWaves.RunAsync(db, City.Services.GetRequiredService<SurveyCatalog>(), TimeProvider.System, CancellationToken.None);
        await db.Set<Wave>().Where(wave => wave.State == WaveState.Closed).ExecuteUpdateAsync(
            set => set.SetProperty(wave => wave.State, WaveState.Published).SetProperty(wave => wave.PublishedAt, wave => wave.ClosedAt));
    }

    public async Task AskedAsync(string agencyCode, string? topic, int count, bool needsReading = false)
    {
        var session = await City.SessionAsync(agencyCode, SessionState.Closed);
        await using var db = City.OpenDatabase();
        for (var nth = 0; nth < count; nth++)
        {
            var text = $"Câu hỏi số {nth + 1}: bao giờ bệnh viện thành phố có thêm giường điều trị nội trú?";
            var question = new Question
            {
                RoomId = session.RoomId,
                SessionId = session.Id,
                AgencyId = session.AgencyId,
                AskedAgencyId = session.AgencyId,
                AskedCode = session.Code,
                Receipt = Codes.ForReceipt(),
                SendKey = Guid.CreateVersion7(),
                Text = text,
                Folded = CitizenText.Fold(text),
                AskedAt = SurveyGround.Now,
                TopicCode = topic,
                TopicNeedsReading = needsReading,
                TopicSource = topic is null ? null : TopicSource.Software,
            };
            question.KeepAsArchive(nth == 0 ? "Trong quý I năm sau." : null, SurveyGround.Now);
            db.Add(question);
        }
        await db.SaveChangesAsync();
    }

    public async Task<IHtmlDocument> PageAsync(string path, string language = "vi")
    {
        var html = await (await BrowserAsync(language)).GetPageAsync(path);
        return new HtmlParser().ParseDocument(html);
    }

    public async Task<CityClient> BrowserAsync(string language)
    {
        var browser = City.Nobody();
        if (language != "vi")
            (await browser.PostFormAsync("/preferences", ("language", language))).Dispose();
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        files.Dispose();
    }

    private async Task RatedAsync(string waveKey, string agencyCode, params (short Rating, int People)[] ratings)
    {
        var agency = await City.AgencyAsync(agencyCode);
        await using var db = City.OpenDatabase();
        var wave = await db.Set<Wave>().Where(row => row.Key == waveKey).Select(row => row.Id).SingleAsync();
        var intake = City.Services.GetRequiredService<SurveyIntake>();
        var outcomes = await Task.WhenAll(ratings.SelectMany(same => Enumerable.Repeat(same.Rating, same.People))
            .Select(rating => intake.SubmitAsync(SurveyGround.Answer(wave, agency.Id, rating), CancellationToken.None)));
        Assert.All(outcomes, outcome => Assert.IsType<IntakeOutcome.Accepted>(outcome));
    }
}
