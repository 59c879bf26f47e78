namespace Dialogue.Core.Maintenance;

/// <summary>How long one kind of data is kept, and which job takes it away.</summary>
/// <param name="Table">Where it lies.</param>
/// <param name="AgeColumn">The indexed column that tells its age; null where no index answers at once.</param>
/// <param name="Keep">How long; null: for ever.</param>
/// <param name="Job">Which job keeps the rule; null where there is none to keep.</param>
/// <param name="WhatVi">What it is, in Vietnamese.</param>
/// <param name="WhatEn">What it is, in English.</param>
public sealed record RetentionRule(string Table, string? AgeColumn, TimeSpan? Keep, string? Job, string WhatVi, string WhatEn)
{
    public string What(bool english) => english ? WhatEn : WhatVi;
}
