namespace Dialogue.Core.Surveys;

/// <summary>What stands in the way of a wave's figures.</summary>
public enum EstimateProblem
{
    /// <summary>The margin counts people of a category of which nobody answered, or too few to stand for them.</summary>
    FewInCategory,

    /// <summary>Somebody is of a category for which the margin counts nobody.</summary>
    NoPopulation,

    /// <summary>Fifty rounds did not bring the weights close enough to the margins.</summary>
    NotConverged,

    /// <summary>A count that is out would change by so few answers that the change would tell about them.</summary>
    ChangesTooFew,

    /// <summary>What is out already gives a count away that has to be hidden now.</summary>
    GivenAwayBefore,

    /// <summary>The audit before a release found that a hidden count can be bounded too closely.</summary>
    FoundOut,

    /// <summary>No answers of a published wave are left to compute from.</summary>
    NoAnswers,
}
