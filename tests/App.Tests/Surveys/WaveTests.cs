using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Surveys;

public sealed class WaveTests
{
    [Fact]
    public async Task Finished_open_and_planned_waves_stand_where_the_calendar_puts_them()
    {
        await using var ground = await SurveyGround.CreateAsync();

        Assert.Equal(WaveState.Closed, (await ground.WaveAsync("2025-2")).State);
        Assert.Equal(WaveState.Closed, (await ground.WaveAsync("2026-1")).State);
        Assert.Equal(WaveState.Open, (await ground.WaveAsync("2026-2")).State);
        Assert.Equal(WaveState.Planned, (await ground.WaveAsync("2027-1")).State);
    }

    [Fact]
    public async Task A_wave_opens_and_closes_at_its_instant_and_not_before()
    {
        await using var ground = await SurveyGround.CreateAsync();
        var planned = await ground.WaveAsync("2027-1");
        await using var db = ground.Open();

        await WaveClock.MoveAsync(db, planned.OpensAt.AddTicks(-10), CancellationToken.None);
        var before = (await ground.WaveAsync("2027-1")).State;
        var moved = await WaveClock.MoveAsync(db, planned.OpensAt, CancellationToken.None);
        var again = await WaveClock.MoveAsync(db, planned.OpensAt, CancellationToken.None);
        var open = (await ground.WaveAsync("2027-1")).State;
        await WaveClock.MoveAsync(db, planned.ClosesAt, CancellationToken.None);

        Assert.Equal(WaveState.Planned, before);
        Assert.Equal(1, moved.Opened);
        Assert.Equal((0, 0), again);
        Assert.Equal(WaveState.Open, open);
        Assert.Equal(WaveState.Closed, (await ground.WaveAsync("2027-1")).State);
    }

    [Fact]
    public async Task Reading_the_files_again_adds_nothing()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var db = ground.Open();

        Assert.Equal(0, await WaveSync.ApplyAsync(db, SurveyGround.Catalog, CancellationToken.None));
    }

    [Fact]
    public async Task An_opened_wave_refuses_a_changed_instrument_and_a_planned_one_follows_it()
    {
        await using var ground = await SurveyGround.CreateAsync();
        using var files = new DefinitionFiles().Replace("sipas/text.vi.json", "Thành thạo công việc", "Thạo việc");
        foreach (var key in new[] { "2025-2", "2026-1", "2026-2" })
            files.Replace($"waves/{key}.json", $",\n    \"sha256\": \"{SurveyGround.Sipas.Hash}\"", "");
        await using var db = ground.Open();

        var refused = await Assert.ThrowsAsync<SurveyDefinitionException>(
            () => WaveSync.ApplyAsync(db, SurveyCatalog.Load(files.Folder), CancellationToken.None));

        Assert.Equal(["waves/2025-2.json", "waves/2026-1.json", "waves/2026-2.json"], refused.Problems.Select(problem => problem.File));
        Assert.Equal(SurveyGround.Sipas.Hash, (await ground.WaveAsync("2027-1")).DefinitionHash);
    }

    [Fact]
    public async Task Each_wave_keeps_its_responses_in_a_partition_of_its_own()
    {
        await using var ground = await SurveyGround.CreateAsync();
        await using var db = ground.Open();

        var partitions = await db.Database
            .SqlQuery<string>($"select inhrelid::regclass::text as \"Value\" from pg_inherits where inhparent = 'response'::regclass")
            .ToListAsync();

        Assert.Equal(
            (await db.Set<Wave>().Select(wave => wave.Id).ToListAsync()).Select(id => $"response_{id}").Order(),
            partitions.Order());
    }
}
