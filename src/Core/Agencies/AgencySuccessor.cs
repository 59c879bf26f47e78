namespace Dialogue.Core.Agencies;

public sealed record AgencySuccessor(string Code, decimal Share);
