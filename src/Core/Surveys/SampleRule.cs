using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Core.Surveys;

/// <summary>
/// Who belongs to a wave's sample. Under a probability design these are the people whom the plan chose: they come with an invitation code, or
/// answer to a clerk or on a paper form that was handed to them. Who takes the public link or stands at a kiosk chose to answer, with a
/// probability that nobody knows: no margin of error holds for them (AAPOR, Standard Definitions and guidance on opt-in samples), so they are
/// kept and counted, and no estimate rests on them. Under the other designs everybody belongs.
/// </summary>
public static class SampleRule
{
    public static bool Holds(DesignType design, WaveMode mode, bool invited) =>
        design != DesignType.Probability || invited || mode is WaveMode.Clerk or WaveMode.Paper;

    /// <summary>The same, asked of the database.</summary>
    public static IQueryable<Response> InSample(this IQueryable<Response> responses, DesignType design) => design == DesignType.Probability
        ? responses.Where(response => response.Invited || response.Mode == WaveMode.Clerk || response.Mode == WaveMode.Paper)
        : responses;

    /// <summary>Those outside the sample of a probability design.</summary>
    public static IQueryable<Response> SelfChosen(this IQueryable<Response> responses) =>
        responses.Where(response => !response.Invited && response.Mode != WaveMode.Clerk && response.Mode != WaveMode.Paper);
}
