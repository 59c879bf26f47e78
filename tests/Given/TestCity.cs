using System.Collections.Concurrent;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Repository = Dialogue.Core.Data.Cluster.Repository;

namespace Dialogue.Given;

/// <summary>
/// The whole web application over a fresh database, without a network: agencies and topics are there, nothing else. It runs as
/// outside development, over https, so cookies and headers are the real ones. The scheduler is off unless a setting turns it on.
/// </summary>
public sealed class TestCity : IAsyncDisposable
{
    private static readonly SemaphoreSlim OnePerson = new(1, 1);
    private readonly TestDatabase database;
    // Any public type of the web assembly names it; Program is ambiguous, the jobs have one too.
    private readonly WebApplicationFactory<SiteOptions> application;
    private readonly ConcurrentDictionary<string, Task<CityClient>> signedIn = new();

    // Each application would watch its settings' files with a thread of its own, for ever.
    static TestCity() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    private TestCity(TestDatabase database, WebApplicationFactory<SiteOptions> application) => (this.database, this.application) = (database, application);

    public string ConnectionString => database.ConnectionString;
    public IServiceProvider Services => application.Services;
    public TestServer Server => application.Server;

    /// <param name="settings">Configuration over that of the application, such as <c>("Limits:Asking:Burst", "2")</c>.</param>
    public static Task<TestCity> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

    /// <param name="services">Replacements, such as a clock.</param>
    /// <param name="settings">Configuration over that of the application.</param>
    public static async Task<TestCity> StartAsync(Action<IServiceCollection>? services, params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync(PrepareAsync);
        return await StartAsync(database, services, settings);
    }

    /// <summary>The same city served by another process's worth of application, over the same database.</summary>
    public Task<TestCity> SecondNodeAsync() => StartAsync(database, null, []);

    public DialogueDb OpenDatabase() => DialogueDataOptions.Open(ConnectionString);

    public async Task<Agency> AgencyAsync(string code)
    {
        await using var db = OpenDatabase();
        return await db.Agencies.AsNoTracking().SingleAsync(agency => agency.Code == code);
    }

    /// <summary>A new browser of somebody without an account.</summary>
    public CityClient Nobody()
    {
        var jar = new CookieJar();
        return new CityClient(application.CreateDefaultClient(new Uri("https://localhost"), jar), jar);
    }

    /// <summary>A browser signed in through the front door; one account and one browser per role and agency.</summary>
    /// <param name="role">The role; <see cref="Role.Citizen"/> is an account without appointments.</param>
    /// <param name="agencyCode">For desk officers and hosts; the other roles reach the whole city.</param>
    public Task<CityClient> AsAsync(Role role, string agencyCode = Sample.AgencyCode)
    {
        var place = role is Role.DeskOfficer or Role.Host ? agencyCode : "";
        return signedIn.GetOrAdd($"{role}@{place}", async _ =>
        {
            int? agency = place.Length == 0 ? null : (await AgencyAsync(place)).Id;
            var person = await PersonAsync(role == Role.Citizen ? [] : [new HeldRole(role, agency)]);
            return await SignInAsync(person.Email!); // every account has one
        });
    }

    public async Task<Person> PersonAsync(params HeldRole[] roles)
    {
        // One after another: the names count up, and the audit chain waits anyway.
        await OnePerson.WaitAsync();
        try
        {
            await using var scope = Services.CreateAsyncScope();
            var outcome = await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().CreateAsync(Sample.Person(roles), null, CancellationToken.None);
            return outcome is PeopleDirectory.Created created ? created.Person : throw new InvalidOperationException($"No account was made: {outcome}");
        }
        finally
        {
            OnePerson.Release();
        }
    }

    public async Task<CityClient> SignInAsync(string email, string password = Sample.Password)
    {
        var client = Nobody();
        using var answer = await client.PostFormAsync("/account/sign-in", ("Input.Email", email), ("Input.Password", password));
        if ((int)answer.StatusCode != 302)
            throw new InvalidOperationException($"{email} was not let in: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        client.ForgetToken();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task<TestCity> StartAsync(TestDatabase database, Action<IServiceCollection>? services, (string Key, string Value)[] settings)
    {
        var application = new WebApplicationFactory<SiteOptions>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Test");
            host.UseContentRoot(Path.Combine(Repository.Find()!, "src", "Web")); // the tests run inside the repository
            host.UseSetting("ConnectionStrings:Dialogue", database.ConnectionString);
            host.UseSetting("Jobs:InProcess", "false");
            // A test that is about something else must not run into a limit; tests of limits set them.
            host.UseSetting("Limits:Off", "true");
            host.UseSetting("Figures:KeptFor", "00:00:00");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            // Nobody edits a script while a test runs; each watcher would outlive its application, and a user has 128.
            host.ConfigureAppConfiguration((context, _) => context.HostingEnvironment.WebRootFileProvider = new StillFiles(context.HostingEnvironment.WebRootFileProvider));
            host.ConfigureTestServices(test =>
            {
                // Slow on purpose in the application; here it would only be slow.
                test.Configure<PasswordHasherOptions>(options => options.IterationCount = 100);
                services?.Invoke(test);
            });
        });
        var city = new TestCity(database, application);
        try
        {
            _ = application.Server;
            return city;
        }
        catch
        {
            await city.DisposeAsync();
            throw;
        }
    }

    private static Task PrepareAsync(string connectionString, CancellationToken cancellationToken) =>
        CitySetup.PrepareAsync(connectionString, new CityFiles(), SurveyCatalog.Load(SurveyFolder.Find(null)), Sample.Today, cancellationToken);
}
