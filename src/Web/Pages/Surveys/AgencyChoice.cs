using Dialogue.Core.Agencies;

namespace Dialogue.Web.Pages.Surveys;

public sealed record AgencyChoice(int Id, string Code, string Name, AgencyKind Kind);
