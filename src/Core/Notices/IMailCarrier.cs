namespace Dialogue.Core.Notices;

/// <summary>Takes letters out of the house: to a mail server, or into a folder.</summary>
public interface IMailCarrier
{
    /// <summary>False while nothing is set up; letters wait then.</summary>
    bool IsReady { get; }

    Task CarryAsync(Letter letter, CancellationToken cancellationToken);
}
