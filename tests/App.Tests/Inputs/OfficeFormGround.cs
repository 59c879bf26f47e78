using AngleSharp.Html.Dom;
using Dialogue.App.Tests.Access;
using Dialogue.App.Tests.Administration;
using Dialogue.Core.Audit;
using Dialogue.Core.Maintenance;
using Dialogue.Core.People;
using Dialogue.Core.Reports;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Inputs;

/// <summary>A city with a planned wave and one that is over, and the two who look after it, each in both languages.</summary>
public sealed class OfficeFormGround : IAsyncLifetime
{
    private readonly Dictionary<(Role, string Language), CityClient> browsers = [];
    private Dictionary<string, string> values = [];

    internal TestCity City { get; private set; } = null!; // the runner calls InitializeAsync first
    internal IReadOnlyList<EntryPoint> Entries { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        City = await TestCity.StartAsync();
        foreach (var role in new[] { Role.Administrator, Role.ReformOfficer })
        {
            var person = await City.PersonAsync(new HeldRole(role, null));
            browsers[(role, "vi")] = await City.SignInAsync(person.Email!); // made with one
            browsers[(role, "en")] = await City.SignInAsync(person.Email!);
            (await browsers[(role, "en")].PostFormAsync("/preferences", ("language", "en"))).Dispose();
        }
        Entries = [.. (await EntryPoints.OfAsync(City)).Where(entry => entry is { Method: "POST", IsPage: true } && entry.Route.StartsWith("/office", StringComparison.Ordinal))];
        values = new Dictionary<string, string> { ["notice"] = "what.published", ["person"] = (await City.PersonAsync(new HeldRole(Role.ReformOfficer, null))).Id.ToString() };
        await City.PublishedQuestionAsync(await City.SessionAsync());
        await using var db = City.OpenDatabase();
        var waves = await db.Set<Wave>().Where(wave => wave.Kind == WaveKind.Citizen).OrderBy(wave => wave.Id).Select(wave => wave.Key).Take(2).ToListAsync();
        (values["closed"], values["wave"]) = (waves[0], waves[1]);
        await db.Set<Wave>().Where(wave => wave.Key == waves[0]).ExecuteUpdateAsync(wave => wave.SetProperty(one => one.State, WaveState.Closed));
        await db.Set<Wave>().Where(wave => wave.Key == waves[1]).ExecuteUpdateAsync(wave => wave.SetProperty(one => one.State, WaveState.Open));
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();

    internal CityClient Browser(Role role, string language) => browsers[(role, language)];

    internal string AddressOf(OfficeForm form) => values.Aggregate(
        form.Page.Replace(":guid", "", StringComparison.Ordinal), (path, value) => path.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal)) + (form.Handler.Length > 0 ? $"?handler={form.Handler}" : "");

    /// <summary>The fields of a form that the page fills in itself.</summary>
    internal async Task<List<(string Name, string Value)>> FieldsAsync(OfficeForm form)
    {
        if (form.Good[0].Name != OfficeForms.Topics)
            return [.. form.Good];
        var page = await Browser(form.Who, "vi").ReadAsync(form.Page);
        return [.. page.QuerySelectorAll("form:has(input[name=Version]) [name]").Where(field => field is not IHtmlInputElement { Type: "checkbox", IsChecked: false })
            .Select(field => (field.GetAttribute("name")!, ValueOf(field))).Where(field => field.Item1 != "__RequestVerificationToken")]; // selected by name
    }

    internal static string ValueOf(AngleSharp.Dom.IElement field) => field switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => "",
    };

    /// <summary>Whatever the office changes stands in the log or in one of these.</summary>
    internal async Task<int> RowsAsync()
    {
        await using var db = City.OpenDatabase();
        return await db.Set<AuditEntry>().CountAsync() + await db.Set<ReportOrder>().CountAsync() + await db.Set<JobRequest>().CountAsync() + await db.Users.CountAsync();
    }
}
