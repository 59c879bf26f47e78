namespace Dialogue.Jobs.Commands;

internal static class ExitCode
{
    public const int Done = 0;
    public const int SomeRefused = 1;
    public const int Unusable = 2;
    public const int Stopped = 130;
}
