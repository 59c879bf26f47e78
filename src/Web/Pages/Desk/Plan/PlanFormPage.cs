using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Pages.Desk.Plan;

/// <summary>The form with all fields of a plan, new or known.</summary>
public abstract class PlanFormPage(IServiceProvider services, DialogueDb db) : PlanPage(services)
{
    /// <summary>Rows for other agencies that the form offers; more than that is a conference.</summary>
    public const int PartnerRows = 3;

    public sealed record Choice(int Id, string Code, string Name, string Kind);

    public IReadOnlyList<Choice> Agencies { get; private set; } = [];
    public IReadOnlyList<(string Code, string Name)> TopicChoices { get; private set; } = [];

    /// <summary>The agencies for which this person may plan.</summary>
    public IReadOnlyList<Choice> OwnAgencies { get; private set; } = [];

    /// <summary>The time of a session that people were told of moves on a page of its own.</summary>
    public bool TimeIsFixed { get; protected set; }

    /// <summary>What is stored now, where it is not what stands in the field; shown after somebody else has saved.</summary>
    public string? StoredNow(PlanField field)
    {
        if (Changed is not { Now: var now })
            return null;
        var english = Composition.Texts.Language == "en";
        var (stored, typed) = field switch
        {
            PlanField.TitleVi => (now.TitleVi, Input.TitleVi),
            PlanField.TitleEn => (now.TitleEn, Input.TitleEn),
            PlanField.DescriptionVi => (now.DescriptionVi, Input.DescriptionVi),
            PlanField.DescriptionEn => (now.DescriptionEn, Input.DescriptionEn),
            PlanField.ChairName => (now.ChairName, Input.ChairName),
            PlanField.ChairPosition => (now.ChairPosition, Input.ChairPosition),
            PlanField.Place => (now.Place, Input.Place),
            PlanField.StreamAddress => (now.StreamAddress, Input.StreamAddress),
            PlanField.Date => ($"{Time.Date(now.StartsAt)}, {Time.Clock(now.StartsAt)}–{Time.Clock(now.EndsAt)}", null),
            PlanField.Partners => (string.Join(", ", Agencies.Where(a => now.PartnerIds.Contains(a.Id)).Select(a => a.Name)), null),
            PlanField.Topics => (string.Join(", ", TopicChoices.Where(t => now.TopicCodes.Contains(t.Code)).Select(t => t.Name)), null),
            _ => ("", ""),
        };
        return stored == (typed ?? "").ReplaceLineEndings("\n").Trim() ? null : stored.Length == 0 ? Texts["plan.storedNothing"] : stored;
    }

    protected async Task LoadChoicesAsync(CancellationToken stop)
    {
        var english = Composition.Texts.Language == "en";
        var agencies = await db.Agencies.AsNoTracking().Where(a => a.ValidTo == null || a.ValidTo >= Time.Today).ToListAsync(stop);
        Agencies = [.. agencies.InOrderOfNames(a => english ? a.NameEn : a.NameVi).OrderBy(a => a.Kind)
            .Select(a => new Choice(a.Id, a.Code, english ? a.NameEn : a.NameVi, a.Kind.ToString()))];
        var own = PolicyTable.AgenciesOf(User.ToHolder(), Right.PlanSession);
        OwnAgencies = [.. Agencies.Where(a => own is null || own.Contains(a.Id))];
        var topics = await db.Topics.AsNoTracking().Where(t => t.RetiredOn == null).OrderBy(t => t.Position).ToListAsync(stop);
        TopicChoices = topics.ConvertAll(t => (t.Code, english ? t.NameEn : t.NameVi));
    }

    /// <returns>The plan in the form; null when something in it cannot be read, which is then said beside its field.</returns>
    protected SessionPlan? ReadPlan(StreamHosts hosts, (DateTimeOffset Starts, DateTimeOffset Ends)? fixedTime)
    {
        var faults = new List<PlanFault>();
        var times = fixedTime ?? Input.ReadTimes(Time, faults);
        var (starts, ends) = times ?? (Time.Now, Time.Now.AddHours(1));
        var plan = Input.Read(starts, ends, Agencies.ToDictionary(a => a.Code, a => a.Id));
        if (times is not null)
            return plan;
        // All complaints at once, also those that do not depend on the time.
        AddFaults(faults.Concat(PlanRules.OfDraft(plan, hosts)));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return null;
    }
}
