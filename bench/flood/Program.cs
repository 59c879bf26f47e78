using System.Text.Json;
using Dialogue.Flood;
using Dialogue.Flood.Orders;

// One line of JSON in, one line out, until the input ends: {"order":"open","input":{…}}. bin/bench starts it; it ends with it.
using var gate = new FloodGate();
while (await Console.In.ReadLineAsync() is { } line)
{
    using var document = JsonDocument.Parse(line);
    var input = document.RootElement.GetProperty("input");
    object answer = document.RootElement.GetProperty("order").GetString() switch
    {
        "open" => await gate.OpenAsync(Read<OpenOrder>(input), CancellationToken.None),
        "mark" => await gate.MarkAsync(),
        "stall" => await gate.StallAsync(Read<StallOrder>(input)),
        "settle" => await gate.SettleAsync(Read<SettleOrder>(input), CancellationToken.None),
        "hubvotes" => await gate.VoteByHubAsync(Read<HubVotesOrder>(input), CancellationToken.None),
        "httpvotes" => await gate.VoteByHttpAsync(Read<HttpVotesOrder>(input), CancellationToken.None),
        "report" => await gate.ReportAsync(),
        "end" => await gate.EndAsync(),
        var other => throw new InvalidOperationException($"Unknown order {other}."),
    };
    Console.Out.WriteLine(JsonSerializer.Serialize(answer, answer.GetType()));
    Console.Out.Flush();
}
return 0;

static T Read<T>(JsonElement input) => input.Deserialize<T>() ?? throw new InvalidOperationException("An order without its input.");
