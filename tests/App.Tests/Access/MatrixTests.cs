using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Dialogue.Web.Access;
using Repository = Dialogue.Core.Data.Cluster.Repository;

namespace Dialogue.App.Tests.Access;

/// <summary>
/// Calls every entry point as everybody, with an object of <see cref="Sample.AgencyCode"/>, its draft and a missing one, and
/// compares with matrix.expected.txt. A new entry point changes the file: read the difference as what you grant to whom, then run
/// with DIALOGUE_ACCEPT_MATRIX=1, which writes it.
/// </summary>
public sealed class MatrixTests
{
    // Nothing there depends on who asks, and none of it changes anything.
    private static readonly string[] OpenToAll = ["/healthz/live", "/healthz/ready", "/openapi/", "/error", "/styles"];

    private static readonly (string Name, Role? Role, string Agency)[] Callers =
    [
        ("nobody", null, ""),
        ("citizen", Role.Citizen, ""),
        ("desk", Role.DeskOfficer, Sample.AgencyCode),
        ("desk of another", Role.DeskOfficer, Sample.ForeignAgencyCode),
        ("host", Role.Host, Sample.AgencyCode),
        ("host of another", Role.Host, Sample.ForeignAgencyCode),
        ("reform", Role.ReformOfficer, ""),
        ("administrator", Role.Administrator, ""),
    ];

    [Fact]
    public async Task Every_entry_point_names_the_right_it_needs()
    {
        await using var city = await TestCity.StartAsync();
        var entries = await EntryPoints.OfAsync(city);

        var bare = entries.Where(entry => !IsOpenToAll(entry) && (entry.Needs.Count == 0 || entry.AllowsAnonymous)).Select(entry => entry.Name)
            .Concat(entries.Select(entry => entry.Hub).OfType<Type>().Distinct().SelectMany(HubMethods)
                .Where(method => method.GetCustomAttribute<NeedsAttribute>() is null).Select(method => $"hub {method.Name}"));

        Assert.True(entries.Count > 30);
        Assert.Empty(bare);
    }

    [Fact]
    public async Task Everybody_gets_at_every_entry_point_what_was_reviewed()
    {
        await using var city = await TestCity.StartAsync(("Limits:Off", "true"));
        var unknown = (await EntryPoints.OfAsync(city)).Where(entry => !IsOpenToAll(entry)).SelectMany(entry => entry.Parameters).Where(name => !MatrixObjects.IsKnown(name));
        Assert.Empty(unknown.Distinct());

        var matrix = new StringBuilder();
        foreach (var entry in (await EntryPoints.OfAsync(city)).Where(entry => !IsOpenToAll(entry) && entry.Hub is null))
            await DescribeAsync(city, entry, matrix);
        await DescribeHubAsync(city, matrix);

        await CompareAsync(matrix.ToString());
    }

    [Fact]
    public async Task No_state_changes_without_the_antiforgery_token()
    {
        await using var city = await TestCity.StartAsync();
        var agency = (await city.AgencyAsync(Sample.AgencyCode)).Id;
        var person = await city.PersonAsync(
            new(Role.DeskOfficer, agency), new(Role.Host, agency), new(Role.ReformOfficer, null), new(Role.Administrator, null));
        var mayAll = await city.SignInAsync(person.Email!); // made with one
        var values = await MatrixObjects.MakeAsync(city, "real");

        var let = new List<string>();
        foreach (var entry in (await EntryPoints.OfAsync(city)).Where(entry => entry.ChangesState && entry.Hub is null && !IsOpenToAll(entry)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(entry.Method), entry.Address(values)) { Content = Body(entry) };
            using var answer = await mayAll.Http.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                let.Add($"{entry.Name}: {(int)answer.StatusCode}");
        }

        Assert.Empty(let);
    }

    private static async Task DescribeAsync(TestCity city, EntryPoint entry, StringBuilder matrix)
    {
        matrix.Append(entry.Name).Append("   needs ").AppendJoin(", ", entry.Needs).Append('\n');
        foreach (var kind in MatrixObjects.KindsOf(entry))
        {
            var shared = entry.ChangesState ? null : await MatrixObjects.MakeAsync(city, kind);
            var answers = new List<string>();
            foreach (var caller in Callers)
            {
                var browser = await BrowserAsync(city, caller, alone: entry.ChangesState && entry.Route.StartsWith("/account", StringComparison.Ordinal));
                answers.Add($"{caller.Name} {await CallAsync(browser, entry, shared ?? await MatrixObjects.MakeAsync(city, kind))}");
            }
            matrix.Append("    ").Append(entry.Parameters.Any() ? kind : "-").Append(": ").AppendJoin(" · ", answers).Append('\n');
        }
    }

    private static async Task<string> CallAsync(CityClient browser, EntryPoint entry, IReadOnlyDictionary<string, string> values)
    {
        using var answer = entry.ChangesState
            ? await browser.SendAsync(new HttpMethod(entry.Method), entry.Address(values), Body(entry), Guid.CreateVersion7(), entry.IsPage ? null : "application/json")
            // An event stream has no end: its first line is the answer.
            : await browser.Http.GetAsync(entry.Address(values), HttpCompletionOption.ResponseHeadersRead);
        return answer.Headers.Location?.OriginalString.StartsWith("/account/sign-in", StringComparison.Ordinal) == true
            ? "sign-in"
            : ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static HttpContent Body(EntryPoint entry) => entry.TakesJson
        ? JsonContent.Create(new { text = "Bao giờ đường Láng được sửa xong?" })
        : new FormUrlEncodedContent(
        [
            KeyValuePair.Create("words", "Sẽ sửa xong trong tháng 12."), KeyValuePair.Create("code", nameof(Core.Questions.DenialCode.OutOfScope)),
            KeyValuePair.Create("Input.Text", "Bao giờ đường Láng được sửa xong?"),
        ]);

    /// <summary>One browser per caller; where the call ends the sign-in itself, a browser of its own.</summary>
    private static async Task<CityClient> BrowserAsync(TestCity city, (string Name, Role? Role, string Agency) caller, bool alone)
    {
        if (caller.Role is not { } role)
            return city.Nobody();
        if (!alone)
            return await city.AsAsync(role, caller.Agency.Length > 0 ? caller.Agency : Sample.AgencyCode);
        int? agency = caller.Agency.Length > 0 ? (await city.AgencyAsync(caller.Agency)).Id : null;
        var person = await city.PersonAsync(role == Role.Citizen ? [] : [new HeldRole(role, agency)]);
        return await city.SignInAsync(person.Email!); // made with one
    }

    private static async Task DescribeHubAsync(TestCity city, StringBuilder matrix)
    {
        var methods = (await EntryPoints.OfAsync(city)).Select(entry => entry.Hub).OfType<Type>().Distinct().SelectMany(HubMethods).Select(method => method.Name);
        Assert.Equal(["Join", "Leave"], methods.Order());
        foreach (var audience in Enum.GetValues<Audience>())
        {
            matrix.Append("hub Join ").Append(audience).Append('\n');
            foreach (var kind in MatrixObjects.Kinds)
            {
                var values = await MatrixObjects.MakeAsync(city, kind);
                var answers = new List<string>();
                foreach (var caller in Callers)
                    answers.Add($"{caller.Name} {await JoinAsync(city, await BrowserAsync(city, caller, alone: false), values["code"], audience)}");
                matrix.Append("    ").Append(kind).Append(": ").AppendJoin(" · ", answers).Append('\n');
            }
        }
    }

    private static async Task<string> JoinAsync(TestCity city, CityClient browser, string code, Audience audience)
    {
        await using var socket = await HubSocket.OpenAsync(city, browser);
        var answer = await socket.CallAsync("Join", code, audience.ToString().ToLowerInvariant());
        await socket.CallAsync("Leave");
        return answer.TryGetProperty("result", out var reply) && reply.GetProperty("joined").GetBoolean() ? "joined" : "refused";
    }

    private static IEnumerable<MethodInfo> HubMethods(Type hub) =>
        hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.GetBaseDefinition().DeclaringType == hub && !method.IsSpecialName);

    internal static bool IsOpenToAll(EntryPoint entry) => OpenToAll.Any(path => entry.Route.StartsWith(path, StringComparison.OrdinalIgnoreCase));

    private static async Task CompareAsync(string actual)
    {
        var expectedPath = Path.Combine(Repository.Find()!, "tests", "App.Tests", "Access", "matrix.expected.txt"); // the tests run inside the repository
        if (Environment.GetEnvironmentVariable("DIALOGUE_ACCEPT_MATRIX") == "1")
            await File.WriteAllTextAsync(expectedPath, actual);
        var expected = File.Exists(expectedPath) ? await File.ReadAllTextAsync(expectedPath) : "";
        if (expected == actual)
            return;
        var actualPath = Path.Combine(AppContext.BaseDirectory, "matrix.actual.txt");
        await File.WriteAllTextAsync(actualPath, actual);
        Assert.Fail($"Somebody may now do something else than was reviewed. Compare {actualPath} with {expectedPath}:\n{Difference(expected, actual)}");
    }

    private static string Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        return string.Join('\n', [.. before.Except(after).Select(line => "- " + line), .. after.Except(before).Select(line => "+ " + line)]);
    }
}
