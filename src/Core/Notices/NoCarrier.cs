namespace Dialogue.Core.Notices;

/// <summary>No server is set up: nothing leaves.</summary>
internal sealed class NoCarrier : IMailCarrier
{
    public bool IsReady => false;

    public Task CarryAsync(Letter letter, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("No mail server is set up.");
}
