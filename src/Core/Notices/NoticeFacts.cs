using Dialogue.Core.Questions;

namespace Dialogue.Core.Notices;

/// <summary>All that a letter about a question may say.</summary>
/// <param name="Kind">What happened; the texts <c>subject.*</c> and <c>what.*</c> of that name.</param>
/// <param name="Words">What was written with the step, as it was written.</param>
/// <param name="DueOn">The day of the promise.</param>
/// <param name="ReadBy">By when an appeal would be read.</param>
public sealed record NoticeFacts(
    string Kind, string Question, string AgencyVi, string AgencyEn, string? Words, DateOnly? DueOn, DenialCode? Denial, DateOnly? ReadBy, bool MayAppeal)
{
    /// <summary>The public may no longer read the question, and so neither may others who joined it.</summary>
    public bool Withdrawn { get; init; }

    public string Agency(bool english) => english && AgencyEn.Length > 0 ? AgencyEn : AgencyVi;
}
