namespace Dialogue.Core.Surveys;

/// <summary>How many respondents of an agency hold a code in a slot.</summary>
public sealed record CountCell(int AgencyId, short Slot, short Code, long Count);
