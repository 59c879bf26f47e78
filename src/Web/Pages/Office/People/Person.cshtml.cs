using Dialogue.Core.Agencies;
using Dialogue.Core.Notices;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Mvc;

namespace Dialogue.Web.Pages.Office.People;

/// <summary>One account: what its owner may do and where, a new link, the end of it.</summary>
[Needs(Right.ManagePeople)]
[ResponseCache(NoStore = true)]
public sealed class PersonModel(
    IServiceProvider services, ManagePeople people, PeopleReads reads, IMailCarrier carrier, AgencyChoices choices, CityTime time) : PeoplePage(services)
{
    public PersonLine Person { get; private set; } = null!; // set before the page is rendered
    public IReadOnlyList<AgencyLabel> Agencies { get; private set; } = [];

    public bool Mails => carrier.IsReady;

    /// <summary>The form that adds a duty is open because it was declined.</summary>
    public bool Adds => ModelState["role"]?.Errors.Count > 0 || ModelState["agency"]?.Errors.Count > 0;

    [BindProperty(Name = "role")]
    public string? Role { get; set; }

    [BindProperty(Name = "agency")]
    public string? Agency { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid person, CancellationToken stop) => await LoadAsync(person, stop) ? Page() : NotFound();

    public Task<IActionResult> OnPostAppointAsync(Guid person, CancellationToken stop) =>
        DoAsync(person, () => people.AppointAsync(person, ScopeFields.RoleOf(Role), Agency, Me, Reason, stop), "people.done.appointed", stop);

    public Task<IActionResult> OnPostEndAsync(Guid person, int duty, CancellationToken stop) =>
        DoAsync(person, () => people.EndAppointmentAsync(person, duty, Me, Reason, stop), "people.done.ended", stop);

    public Task<IActionResult> OnPostLinkAsync(Guid person, CancellationToken stop) =>
        DoAsync(person, () => people.SendLinkAsync(person, Me, stop), "people.done.link", stop);

    public Task<IActionResult> OnPostDisableAsync(Guid person, CancellationToken stop) =>
        DoAsync(person, () => people.DisableAsync(person, Me, Reason, stop), "people.done.disabled", stop);

    public Task<IActionResult> OnPostEnableAsync(Guid person, CancellationToken stop) =>
        DoAsync(person, () => people.EnableAsync(person, Me, Reason, stop), "people.done.enabled", stop);

    /// <summary>For somebody who lost telephone and recovery codes; an administrator makes sure who is asking.</summary>
    public Task<IActionResult> OnPostCodesAsync(Guid person, CancellationToken stop) =>
        DoAsync(person, () => people.ResetCodesAsync(person, Me, stop), "people.done.codes", stop);

    private async Task<IActionResult> DoAsync(Guid person, Func<Task<ManagePeople.Outcome>> act, string done, CancellationToken stop)
    {
        var outcome = await act();
        if (outcome is ManagePeople.Done { Key: null })
        {
            Notice = done;
            return Redirect($"/office/people/{person}");
        }
        if (!await LoadAsync(person, stop))
            return NotFound();
        if (outcome is not ManagePeople.Done { Key: { } key })
            return Refuse(outcome);
        Link = LinkOf(key);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid person, CancellationToken stop)
    {
        Agencies = await choices.OfTodayAsync(time.Today, Texts.Language == "en", stop);
        Person = await reads.OneAsync(person, stop) ?? Person;
        return Person is not null;
    }
}
