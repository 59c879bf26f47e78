namespace Dialogue.Jobs.Surveys;

/// <param name="Nth">The answer's place in what was read.</param>
internal sealed record Respondent(int AgencyId, int Stratum, short[] Codes, int Nth = 0);
