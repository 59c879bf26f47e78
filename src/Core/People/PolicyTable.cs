namespace Dialogue.Core.People;

/// <summary>
/// The one table of who may do what. A right that has no row for a role is not held. The web asks it at the page, at the
/// command and at the hub; what an object's own state forbids (a closed session, an answered question) is the object's
/// rule and is answered there as a refusal, not here as a denial.
/// </summary>
public static class PolicyTable
{
    private static readonly Right[] Public =
        [Right.ReadPublic, Right.AskQuestion, Right.CastVote, Right.AnswerSurvey, Right.FollowReceipt, Right.SignIn];

    private static readonly Dictionary<(Role, Right), Reach> Rows = new()
    {
        [(Role.Citizen, Right.UseOwnAccount)] = Reach.Everywhere,
        [(Role.DeskOfficer, Right.UseOwnAccount)] = Reach.Everywhere,
        [(Role.Host, Right.UseOwnAccount)] = Reach.Everywhere,
        [(Role.ReformOfficer, Right.UseOwnAccount)] = Reach.Everywhere,
        [(Role.Administrator, Right.UseOwnAccount)] = Reach.Everywhere,

        [(Role.DeskOfficer, Right.ReadDesk)] = Reach.OwnAgency,
        [(Role.DeskOfficer, Right.TriageQuestions)] = Reach.OwnAgency,
        [(Role.DeskOfficer, Right.AnswerQuestions)] = Reach.OwnAgency,

        [(Role.DeskOfficer, Right.TakeAnswers)] = Reach.OwnAgency,
        [(Role.DeskOfficer, Right.UndoStep)] = Reach.OwnAgency,
        [(Role.DeskOfficer, Right.RunPolls)] = Reach.OwnAgency,

        // Both announce, move and cancel: the desk does it on the host's word, and often the host has no time to.
        [(Role.DeskOfficer, Right.PlanSession)] = Reach.OwnAgency,
        [(Role.Host, Right.PlanSession)] = Reach.OwnAgency,

        [(Role.DeskOfficer, Right.EditMinutes)] = Reach.OwnAgency,
        [(Role.Host, Right.EditMinutes)] = Reach.OwnAgency,
        // The desk writes the minutes; to put them out in the agency's name is the leader's word.
        [(Role.Host, Right.ReleaseMinutes)] = Reach.OwnAgency,

        [(Role.DeskOfficer, Right.ReadPromises)] = Reach.OwnAgency,
        [(Role.Host, Right.ReadPromises)] = Reach.OwnAgency,
        [(Role.ReformOfficer, Right.ReadPromises)] = Reach.Everywhere,

        [(Role.DeskOfficer, Right.ReadReports)] = Reach.OwnAgency,
        [(Role.Host, Right.ReadReports)] = Reach.OwnAgency,
        [(Role.ReformOfficer, Right.ReadReports)] = Reach.Everywhere,
        [(Role.Administrator, Right.ReadReports)] = Reach.Everywhere,

        [(Role.Host, Right.ReadDesk)] = Reach.OwnAgency,
        [(Role.Host, Right.AnswerQuestions)] = Reach.OwnAgency,
        [(Role.Host, Right.UndoStep)] = Reach.OwnAgency,
        [(Role.Host, Right.DriveStage)] = Reach.OwnAgency,
        [(Role.Host, Right.DriveSession)] = Reach.OwnAgency,
        [(Role.Host, Right.RunPolls)] = Reach.OwnAgency,

        [(Role.ReformOfficer, Right.DecideTransfers)] = Reach.Everywhere,
        [(Role.ReformOfficer, Right.ReadAppeals)] = Reach.Everywhere,
        [(Role.ReformOfficer, Right.ReadOffice)] = Reach.Everywhere,
        [(Role.ReformOfficer, Right.ManageWaves)] = Reach.Everywhere,
        [(Role.ReformOfficer, Right.TakeAnswers)] = Reach.Everywhere,
        [(Role.ReformOfficer, Right.ReadJobs)] = Reach.Everywhere,
        [(Role.ReformOfficer, Right.ReviewTopics)] = Reach.Everywhere,
        [(Role.ReformOfficer, Right.EditTaxonomy)] = Reach.Everywhere,
        [(Role.ReformOfficer, Right.TakeFigures)] = Reach.Everywhere,

        [(Role.Administrator, Right.ReadOffice)] = Reach.Everywhere,
        [(Role.Administrator, Right.ReadJobs)] = Reach.Everywhere,
        [(Role.Administrator, Right.EditTaxonomy)] = Reach.Everywhere,
        [(Role.Administrator, Right.ManagePeople)] = Reach.Everywhere,
        [(Role.Administrator, Right.ManageCity)] = Reach.Everywhere,
        [(Role.Administrator, Right.ReadAudit)] = Reach.Everywhere,
        [(Role.Administrator, Right.RunJobs)] = Reach.Everywhere,
    };

    public static bool IsPublic(Right right) => Public.Contains(right);

    public static Reach ReachOf(Role role, Right right) => IsPublic(right) ? Reach.Everywhere : Rows.GetValueOrDefault((role, right));

    /// <param name="holder">Who asks; nobody's account holds only what is public.</param>
    /// <param name="right">What they want to do.</param>
    /// <param name="agencyId">The agency whose object it is; null for something of the whole city.</param>
    public static bool Allows(RightsHolder holder, Right right, int? agencyId) =>
        IsPublic(right) || holder.Appointments.Any(held => ReachOf(held.Role, right) switch
        {
            Reach.Everywhere => true,
            Reach.OwnAgency => agencyId is not null && held.AgencyId == agencyId,
            _ => false,
        });

    /// <summary>The role in which somebody uses a right at an agency, for the histories.</summary>
    public static Role RoleOf(RightsHolder holder, Right right, int? agencyId) => holder.Appointments
        .Where(held => ReachOf(held.Role, right) switch
        {
            Reach.Everywhere => true,
            Reach.OwnAgency => agencyId is not null && held.AgencyId == agencyId,
            _ => false,
        })
        .Select(held => held.Role).FirstOrDefault();

    /// <summary>The agencies at which somebody holds a right; null means all of them.</summary>
    public static IReadOnlyCollection<int>? AgenciesOf(RightsHolder holder, Right right) =>
        IsPublic(right) || holder.Appointments.Any(held => ReachOf(held.Role, right) == Reach.Everywhere)
            ? null
            : [.. holder.Appointments.Where(held => ReachOf(held.Role, right) == Reach.OwnAgency).Select(held => held.AgencyId).OfType<int>().Distinct()];
}
