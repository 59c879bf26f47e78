namespace Dialogue.Core.Surveys.Definitions;

public enum Aggregation
{
    Pooled,
    MeanOfItems,
    MeanOfFactors,
}
