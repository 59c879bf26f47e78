namespace Dialogue.Core.Maintenance;

/// <summary>A job as the schedule has it, for whoever reads about it.</summary>
/// <param name="Name">How the history names it.</param>
/// <param name="WhatVi">What it does, in Vietnamese.</param>
/// <param name="WhatEn">What it does, in English.</param>
/// <param name="Every">The wait between two fires; null when it fires at an hour of the day.</param>
/// <param name="After">When it fires next after a fire, on the clock of a city; null when never again.</param>
public sealed record JobPlan(string Name, string WhatVi, string WhatEn, TimeSpan? Every, Func<DateTimeOffset, TimeZoneInfo, DateTimeOffset?> After)
{
    /// <summary>The first of the coming fires and those that follow it.</summary>
    public IEnumerable<DateTimeOffset> From(DateTimeOffset first, TimeZoneInfo city, int most)
    {
        DateTimeOffset? fire = first;
        for (var nth = 0; nth < most && fire is { } at; nth++, fire = After(at, city))
            yield return at;
    }

    public string What(bool english) => english ? WhatEn : WhatVi;
}
