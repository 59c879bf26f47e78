namespace Dialogue.Analytics.Surveys;

/// <summary>What the variance does with a stratum in which only one primary unit was sampled.</summary>
public enum SingleUnitStratum
{
    /// <summary>Refuse the design: <see cref="SurveyDesign"/> throws.</summary>
    Fail,

    /// <summary>Centre the lone unit at the grand mean instead of its stratum's (R <c>survey.lonely.psu="adjust"</c>).</summary>
    Adjust,

    /// <summary>Merge the stratum with the one after it in the given order (the last with the one before it).</summary>
    CollapseWithNext
}
