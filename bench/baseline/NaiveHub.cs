using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Npgsql;

namespace Dialogue.Baseline;

/// <summary>A room as one writes it at first: everything by the hub, one transaction for each vote, one send for each thing that happened.</summary>
internal sealed class NaiveHub(IServiceProvider services) : Hub
{
    private const string Room = "room";

    public async Task<object> Join(string code, string audience)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, Room);
        return new { joined = true, epoch = 1, seq = 0 };
    }

    public async Task<int> Vote(long question)
    {
        var votes = await CountAsync(question, Guid.CreateVersion7());
        await Clients.Group(Room).SendAsync("Tally", new Dictionary<long, int> { [question] = votes });
        return votes;
    }

    public static async Task SendAsync(HttpRequest request, IHubContext<NaiveHub> hub)
    {
        var changes = await request.ReadFromJsonAsync<JsonElement>();
        await hub.Clients.Group(Room).SendAsync("Changes", changes);
    }

    private async Task<int> CountAsync(long question, Guid voter)
    {
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand("insert into vote (question_id, voter) values ($1, $2) on conflict do nothing", connection)
        {
            Parameters = { new() { Value = question }, new() { Value = voter } },
        };
        await using var count = new NpgsqlCommand("update question set votes = votes + $2 where id = $1 returning votes", connection)
        {
            Parameters = { new() { Value = question }, new() { Value = await insert.ExecuteNonQueryAsync() } },
        };
        var votes = Convert.ToInt32(await count.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await transaction.CommitAsync();
        return votes;
    }
}
