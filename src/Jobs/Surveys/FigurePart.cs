namespace Dialogue.Jobs.Surveys;

/// <summary>One ratio that a figure is made of: what of a person's answers counts above the line and what below.</summary>
/// <param name="Count">Of a person's codes.</param>
/// <param name="Importance">How much the ratio counts beside the figure's others.</param>
internal sealed record FigurePart(Func<short[], (int Above, int Below)> Count, double Importance = 1);
