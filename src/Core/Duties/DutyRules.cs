using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Dialogue.Core.Duties;

/// <summary>
/// What the law asks of a dialogue, section <c>Duties</c>. The numbers are those of the Law on Organization of Local Government
/// 2025, Art. 43, as the press reports them; whoever runs the city confirms them.
/// </summary>
public sealed record DutyRules
{
    /// <summary>Full calendar days between the notice and the day of the dialogue.</summary>
    public int NoticeDays { get; init; } = 7;

    /// <summary>Calendar days after the dialogue until its results are public.</summary>
    public int ResultsDays { get; init; } = 10;

    /// <summary>The first day that counts: for earlier ones nobody was asked to enter dialogues here.</summary>
    public DateOnly CountedFrom { get; init; } = new(2026, 1, 1);

    public static DutyRules From(IConfiguration? configuration)
    {
        var (section, usual) = (configuration?.GetSection("Duties"), new DutyRules());
        return new DutyRules
        {
            NoticeDays = Number(section?["NoticeDays"]) ?? usual.NoticeDays,
            ResultsDays = Number(section?["ResultsDays"]) ?? usual.ResultsDays,
            CountedFrom = section?["CountedFrom"] is { } day ? DateOnly.Parse(day, CultureInfo.InvariantCulture) : usual.CountedFrom,
        };
    }

    private static int? Number(string? text) => text is null ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
