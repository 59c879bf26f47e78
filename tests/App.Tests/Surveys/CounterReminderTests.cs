using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Surveys.Waves;
using Dialogue.Given;
using Dialogue.Jobs;
using Dialogue.Jobs.Scheduling;
using Dialogue.Jobs.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dialogue.App.Tests.Surveys;

public sealed class CounterReminderTests
{
    [Theory]
    [InlineData(6, 0, false)] // a counter only begins
    [InlineData(22, 94, true)] // 118 are expected of 236 by half-time
    [InlineData(22, 95, false)]
    [InlineData(43, 184, true)]
    public void A_counter_is_behind_after_the_first_week_with_less_than_four_fifths_of_what_is_expected_by_now(int days, int answers, bool behind)
    {
        var wave = new Wave
        {
            Key = "2026-2",
            Kind = WaveKind.Citizen,
            InstrumentId = "sipas",
            InstrumentVersion = 1,
            DefinitionHash = "",
            TitleVi = "",
            TitleEn = "",
            OpensAt = SurveyGround.Now,
            ClosesAt = SurveyGround.Now.AddDays(44),
            Design = DesignType.Probability,
        };
        wave.GetType().GetProperty(nameof(Wave.State))!.SetValue(wave, WaveState.Open); // there is such a property

        Assert.Equal(behind, CounterPace.IsBehind(wave, answers, 236, SurveyGround.Now.AddDays(days)));
    }

    [Fact]
    public async Task A_desk_whose_counter_is_behind_the_plan_hears_of_it_once_a_week_and_the_office_sees_when()
    {
        await using var city = await TestCity.StartAsync();
        await city.AsAsync(Role.DeskOfficer);
        await using var db = city.OpenDatabase();
        var now = TimeProvider.System.GetUtcNow();
        await db.Set<Wave>().Where(wave => wave.Key == "2026-2").ExecuteUpdateAsync(set => set
            .SetProperty(wave => wave.State, WaveState.Open).SetProperty(wave => wave.OpensAt, now.AddDays(-10)).SetProperty(wave => wave.ClosesAt, now.AddDays(30)));
        await db.Set<Wave>().Where(wave => wave.Key != "2026-2" && wave.State == WaveState.Open).ExecuteUpdateAsync(set => set.SetProperty(wave => wave.State, WaveState.Closed));

        var first = await RemindAsync(city);
        var again = await RemindAsync(city);
        await db.Set<Wave>().Where(wave => wave.Key == "2026-2").ExecuteUpdateAsync(set => set.SetProperty(wave => wave.OpensAt, now.AddDays(-15)));
        var nextWeek = await RemindAsync(city);

        Assert.True(first > 0);
        Assert.Equal((0, first), (again, nextWeek));
        var letters = await db.Mails.Where(mail => mail.Key.StartsWith("counter:")).OrderBy(mail => mail.Id).ToListAsync();
        Assert.Equal(2, letters.Count);
        Assert.StartsWith("Tiến độ nhận phiếu khảo sát đang chậm so với kế hoạch: Đợt 2 năm 2026", letters[0].Subject, StringComparison.Ordinal);
        Assert.Contains($"/desk/surveys/2026-2/{Sample.AgencyCode}", letters[0].Body, StringComparison.Ordinal);
        var page = await (await city.AsAsync(Role.ReformOfficer)).GetPageAsync("/office/waves/2026-2");
        Assert.Contains("đã nhắc ngày", page, StringComparison.Ordinal);
    }

    /// <returns>How many agencies one fire of the job reminded.</returns>
    private async Task<int> RemindAsync(TestCity city)
    {
        await using var db = city.OpenDatabase();
        var before = await db.Set<CounterReminder>().CountAsync();
        var runner = new RunPeriods(
            city.Services.GetRequiredService<IServiceScopeFactory>(), city.Services.GetRequiredService<JobRuns>(),
            city.Services.GetRequiredService<IOptions<JobOptions>>(), TimeProvider.System, NullLogger<RunPeriods>.Instance);
        await runner.FireAsync(typeof(RemindCounters), new JobFire(TimeProvider.System.GetUtcNow().AddDays(fires++)), "test", CancellationToken.None);
        return await db.Set<CounterReminder>().CountAsync() - before;
    }

    private int fires;
}
