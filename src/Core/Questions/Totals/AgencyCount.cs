namespace Dialogue.Core.Questions.Totals;

/// <summary>How many questions of an agency there are of one kind, over some months.</summary>
public sealed record AgencyCount(int AgencyId, string Key, long Count);
