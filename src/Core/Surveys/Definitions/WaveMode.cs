namespace Dialogue.Core.Surveys.Definitions;

/// <summary>How an answer comes in. The numbers are stored.</summary>
public enum WaveMode
{
    Web = 0,
    Kiosk = 1,
    Clerk = 2,
    Paper = 3,
}
