namespace Dialogue.Core.Maintenance;

/// <summary>A job as the schedule has it, for whoever reads about it.</summary>
/// <param name="Name">How the history names it.</param>
/// <param name="WhatVi">What it does, in Vietnamese.</param>
/// <param name="WhatEn">What it does, in English.</param>
/// <param name="Every">The wait between two fires; null when it fires at an hour of the day.</param>
public sealed record JobPlan(string Name, string WhatVi, string WhatEn, TimeSpan? Every)
{
    public string What(bool english) => english ? WhatEn : WhatVi;
}
