namespace Dialogue.Jobs.Surveys;

internal sealed record Respondent(int AgencyId, int Stratum, short[] Codes);
