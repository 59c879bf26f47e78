using Dialogue.App.Tests.Access;
using Dialogue.Core.People;
using Dialogue.Core.Surveys;
using Dialogue.Given;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Inputs;

/// <summary>A city with one of everything, and somebody who may see all of it.</summary>
public sealed class AddressGround : IAsyncLifetime
{
    internal QueryRecorder Recorder { get; } = new();
    internal TestCity City { get; private set; } = null!; // the runner calls InitializeAsync first
    internal CityClient MayAll { get; private set; } = null!; // likewise
    internal IReadOnlyList<EntryPoint> Entries { get; private set; } = [];

    private CityClient inEnglish = null!; // likewise
    private IReadOnlyDictionary<string, string> values = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync(services => services.AddSingleton<IStartupFilter>(Recorder));
        var agency = (await City.AgencyAsync(Sample.AgencyCode)).Id;
        var person = await City.PersonAsync(
            new(Role.DeskOfficer, agency), new(Role.Host, agency), new(Role.ReformOfficer, null), new(Role.Administrator, null));
        MayAll = await City.SignInAsync(person.Email!); // made with one
        inEnglish = await City.SignInAsync(person.Email!);
        (await inEnglish.PostFormAsync("/preferences", ("language", "en"))).Dispose();
        values = await MatrixObjects.MakeAsync(City, "real");
        await using (var db = City.OpenDatabase())
            await db.Set<Wave>().Where(wave => wave.Key == values["wave"]).ExecuteUpdateAsync(wave => wave.SetProperty(one => one.State, WaveState.Open));
        Entries = [.. (await EntryPoints.OfAsync(City)).Where(entry => entry is { Method: "GET", Hub: null } && !MatrixTests.IsOpenToAll(entry))];
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();

    /// <summary>The address of a real object.</summary>
    internal string AddressOf(string route) => Entries.First(entry => entry.Route == route).Path(values);

    internal Task<HttpResponseMessage> AskAsync(string address, string language = "vi", string? entry = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (entry is not null)
            request.Headers.Add(QueryRecorder.Header, entry);
        // An event stream has no end: its first line is the answer.
        return (language == "en" ? inEnglish : MayAll).Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
