using Dialogue.Baseline;
using Npgsql;

// What a room is compared with: POST /send says its body to everybody, on bare web sockets (/ws) or through a hub (/hub) as one writes
// it at first. Only for bin/bench, on loopback.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSignalR();
builder.Services.AddSingleton<BareBroadcast>();
if (builder.Configuration.GetConnectionString("Baseline") is { Length: > 0 } connection)
    builder.Services.AddSingleton(NpgsqlDataSource.Create(connection));

var app = builder.Build();
app.UseWebSockets();
app.Map("/ws", (HttpContext http, BareBroadcast bare) => bare.FollowAsync(http));
app.MapHub<NaiveHub>("/hub");
app.MapPost("/send", (HttpContext http, BareBroadcast bare) => bare.SendAsync(http.Request));
app.MapPost("/hub/send", NaiveHub.SendAsync);
await app.RunAsync();
