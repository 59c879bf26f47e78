using Dialogue.Core.People;

namespace Dialogue.Core.Sessions.Planning;

/// <summary>Who changes a plan, as the audit log names them.</summary>
public sealed record Planner(Role Role, Guid? PersonId);
