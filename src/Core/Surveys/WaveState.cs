namespace Dialogue.Core.Surveys;

public enum WaveState
{
    Planned,
    Open,
    Closed,
    Published,
}
