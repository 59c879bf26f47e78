namespace Dialogue.Core.Surveys.Definitions;

public enum WaveMode
{
    Web,
    Kiosk,
    Clerk,
    Paper,
}
