using Dialogue.Browser.Tests;
using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Given;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserCity))]

namespace Dialogue.Browser.Tests;

/// <summary>The application on a real port over a database of its own, with its jobs, and Chromium to look at it.</summary>
public sealed class BrowserCity : IAsyncLifetime
{
    public const string Password = "mật khẩu của bài kiểm tra";
    public const string AgencyCode = "so-y-te";

    private static readonly string[] ChromiumArguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private TestDatabase database = null!; // made before the first test
    private OnAPort application = null!; // likewise
    private IPlaywright playwright = null!; // likewise
    private IBrowser browser = null!; // likewise
    private int people;

    /// <summary>Filled at start as <c>bin/run</c> fills an empty database.</summary>
    public bool Demonstration { get; init; }

    public Uri Address { get; private set; } = null!; // likewise
    public IServiceProvider Services => application.Services;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(PrepareAsync);
        application = new OnAPort(database.ConnectionString, Demonstration);
        application.UseKestrel(0);
        application.StartServer();
        Address = application.ClientOptions.BaseAddress;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium(), Args = ChromiumArguments });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
        await application.DisposeAsync();
        await database.DisposeAsync();
    }

    public DialogueDb OpenDatabase() => DialogueDataOptions.Open(database.ConnectionString);

    /// <summary>A browser of its own: no cookies of anybody else. A complaint in its console fails the test when it is closed.</summary>
    public async Task<Visitor> OpenAsync(int width = 390, int height = 844, bool script = true, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
            ColorScheme = scheme,
            Locale = "vi-VN",
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Visitor(context, await context.NewPageAsync(), script);
    }

    public async Task<Visitor> OpenAsAsync(Role role, int width = 1280, int height = 900, bool script = true, ColorScheme scheme = ColorScheme.Light)
    {
        var email = await AppointAsync(role);
        var visitor = await OpenAsync(width, height, script, scheme: scheme);
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.FillAsync("[name='Input.Email']", email);
        await visitor.Page.FillAsync("[name='Input.Password']", Password);
        await visitor.Page.PressAsync("[name='Input.Password']", "Enter");
        await Assertions.Expect(visitor.Page.Locator("form[action='/account/sign-out']")).ToBeVisibleAsync();
        return visitor;
    }

    /// <returns>The session's join code.</returns>
    public async Task<string> SessionAsync(SessionState state = SessionState.Live, string title = "Đối thoại về khám chữa bệnh ban đầu")
    {
        await using var db = OpenDatabase();
        var now = TimeProvider.System.GetUtcNow();
        var session = new Session
        {
            Code = Codes.ForSession(),
            AgencyId = await db.Agencies.Where(a => a.Code == AgencyCode).Select(a => a.Id).SingleAsync(),
            Room = new Room(),
            TitleVi = title,
            ChairName = "Trần Thu Hà",
            ChairPosition = "Giám đốc Sở",
            StartsAt = now,
            EndsAt = now.AddHours(2),
        };
        foreach (var step in WayTo(state))
            Assert.True(session.TryMove(step, now));
        if (state == SessionState.Cancelled)
            session.SayWhyCancelled("Do bão số 10, phiên đối thoại không tổ chức được; thời gian mới sẽ được thông báo sau.");
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Code;
    }

    private static SessionState[] WayTo(SessionState state) => state switch
    {
        SessionState.Announced => [SessionState.Announced],
        SessionState.Cancelled => [SessionState.Announced, SessionState.Cancelled],
        SessionState.Paused or SessionState.Closed => [SessionState.Announced, SessionState.Live, state],
        _ => [SessionState.Announced, SessionState.Live],
    };

    private async Task<string> AppointAsync(Role role)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DialogueDb>();
        int? agency = role is Role.DeskOfficer or Role.Host ? await db.Agencies.Where(a => a.Code == AgencyCode).Select(a => a.Id).SingleAsync() : null;
        var email = $"{role}.{Interlocked.Increment(ref people)}@kiemtra.invalid".ToLowerInvariant();
        var outcome = await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().CreateAsync(
            new PeopleDirectory.NewPerson(email, "Lê Minh Anh", Password) { Roles = [new HeldRole(role, agency)] }, null, CancellationToken.None);
        return outcome is PeopleDirectory.Created ? email : throw new InvalidOperationException($"No account: {outcome}");
    }

    private static Task PrepareAsync(string connection, CancellationToken stop) => CitySetup.PrepareAsync(
        connection, new CityFiles(), SurveyCatalog.Load(SurveyFolder.Find(null)), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime), stop);

    private static string Chromium()
    {
        string?[] places = [Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("Chromium is missing: bin/test installs it, or set CHROMIUM to its path.");
    }

    private sealed class OnAPort(string connection, bool demonstration) : WebApplicationFactory<Dialogue.Web.Composition.Texts>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // Development, because the browser speaks http here; secure cookies are shown by the tests over https.
            builder.UseEnvironment("Development");
            builder.UseSetting("ConnectionStrings:Dialogue", connection);
            builder.UseSetting("Limits:Off", "true");
            builder.UseSetting("Figures:KeptFor", "00:00:00");
            builder.UseSetting("Demo:SeedWhenEmpty", demonstration ? "true" : "false");
        }
    }
}
