using Dialogue.Core.Questions;

namespace Dialogue.Core.Minutes;

/// <summary>A question was taken out of public sight after the minutes were released: its words are no longer in what is handed out.</summary>
/// <param name="At">Null when the step stands in another room.</param>
public sealed record MinutesWithdrawal(DateTimeOffset? At, DenialCode? Denial);
