namespace Dialogue.Core.Surveys;

/// <summary>How much more is hidden where the audit found something out, least first.</summary>
public enum HidingKind
{
    /// <summary>One more factor of the group whose index could be taken apart.</summary>
    Factor,

    /// <summary>An index that tells too much of a hidden factor of the same group.</summary>
    Index,

    /// <summary>The figure of one more group, beside or above the one that was found.</summary>
    Beside,

    /// <summary>The single items of a factor, in every table.</summary>
    Items,

    /// <summary>A figure of every group of the table; the city's own stays.</summary>
    Groups,

    /// <summary>Every figure of every group of the table; the city's own stay.</summary>
    Table,

    /// <summary>A figure of the city too.</summary>
    City,

    /// <summary>The table as a whole.</summary>
    Everything,
}
