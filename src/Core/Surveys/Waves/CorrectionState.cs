namespace Dialogue.Core.Surveys.Waves;

public enum CorrectionState
{
    Asked,
    Released,
    Refused,
}
