using System.Diagnostics;
using Dialogue.Analytics.Topics;
using Dialogue.Core.Data;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Core.Topics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Bench.Rows.Topics;

/// <summary>BACKLOG: a million open answers that nobody has read, classified and kept, with progress; each ends with exactly one topic.</summary>
internal sealed class TopicBacklog : IBench
{
    private const int Million = 1_000_000;
    private const int QuickSize = 20_000;
    private const int Batch = 1_000;

    public string Name => "topic-backlog";
    public string Id => "BACKLOG";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var size = effort == Effort.Quick ? QuickSize : Million;
        var connection = await ground.DatabaseAsync("bench_backlog", cancellationToken);
        await FillAsync(connection, size, cancellationToken);
        var model = TopicModel.TrainFromSeeds();
        await using var provider = new ServiceCollection().AddLogging().AddDialogueCore(connection).BuildServiceProvider();
        var (read, batch, start, told) = (0, 0, Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        do
        {
            await using var scope = provider.CreateAsyncScope();
            batch = await scope.ServiceProvider.GetRequiredService<ReadSurveyTexts>().ReadAsync(Batch, model.Fingerprint, Read, cancellationToken);
            read += batch;
            if (Stopwatch.GetElapsedTime(told).TotalSeconds < 10)
                continue;
            told = Stopwatch.GetTimestamp();
            Console.WriteLine($"  {read:N0} of {size:N0} …");
        }
        while (batch > 0);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var kept = await KeptAsync(connection, cancellationToken);
        return [new Row(Id, $"{size:N0} open answers read and kept in {seconds:N0} s, one worker, batches of {Batch}", size / seconds, "texts/s")
        {
            Fault = kept == size && read == size ? null : $"{kept} topics of {size} texts, {read} read",
        }];

        TopicSaid Read(string text)
        {
            var said = model.Classify(text);
            return new TopicSaid(said.Topic, (float)said.Probability, said.Abstained, said.Reasons);
        }
    }

    private static async Task FillAsync(string connection, int size, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connection);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        string[] texts = [.. SeedTexts.All];
        var wave = new Wave
        {
            Key = "bench",
            Kind = WaveKind.Citizen,
            InstrumentId = "sipas",
            InstrumentVersion = 1,
            DefinitionHash = new string('0', 64),
            TitleVi = "Đo",
            TitleEn = "Bench",
            OpensAt = DateTimeOffset.UnixEpoch,
            ClosesAt = DateTimeOffset.UnixEpoch,
            Design = DesignType.OptIn,
        };
        db.Add(wave);
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""
            insert into response_text (id, wave_id, agency_id, item, text, waits)
            select gen_random_uuid(), {wave.Id}, 1 + n % 100, 'q40', ({texts})[1 + n % {texts.Length}], false from generate_series(1, {size}) n
            """, cancellationToken);
        await db.Database.ExecuteSqlAsync($"vacuum analyze response_text_unread", cancellationToken);
    }

    private static async Task<int> KeptAsync(string connection, CancellationToken cancellationToken)
    {
        await using var db = DialogueDataOptions.Open(connection);
        return await db.Set<ResponseTextTopic>().CountAsync(cancellationToken);
    }
}
