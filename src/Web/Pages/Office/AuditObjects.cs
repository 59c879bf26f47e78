using System.Globalization;
using System.Text.RegularExpressions;
using Dialogue.Core.Audit;
using Dialogue.Core.Maintenance;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Office;

/// <summary>What an entry of the log is about, in words; its code stands beside, because the filter finds it by that.</summary>
public sealed class AuditObjects(Texts texts, CityTime time, IEnumerable<JobPlan> plans)
{
    private static readonly (Regex Stored, string Key)[] Known =
    [
        (Form("session[:/]([0-9A-Z]+)"), "session"),
        (Form("agency-file:([0-9]+)"), "agencyFile"),
        (Form("one-stop:([0-9]+)"), "oneStop"),
        (Form("published-indices"), "indices"),
        (Form("wave:(\\S+) figure:(\\S+) \\w+"), "figure"),
        (Form("wave:(\\S+).*"), "wave"),
        (Form("person:unknown"), "unknown"),
        (Form("audit"), "audit"),
    ];

    /// <returns>Null when its name, or its code alone, says it.</returns>
    public string? Of(AuditLine line) => line.Object.Split(':', 2) switch
    {
        ["reason", var code] => Named("denial." + code),
        ["text", var key] => TextOf(key),
        ["day", var day] when DayOf(day, "yyyy-MM-dd") is { } known => time.Date(known),
        ["one-stop", var month] when DayOf(month, "yyyy-MM") is { } known => texts["audit.object.month", known.ToString("MM/yyyy", CultureInfo.InvariantCulture)],
        ["job", var job] => JobOf(job),
        _ => OfAction(line) ?? Matched(line.Object),
    };

    /// <summary>Topics are logged by number and name alone; only the action says of what.</summary>
    private string? OfAction(AuditLine line) => line.Action switch
    {
        AuditAction.TaxonomyChanged => texts["audit.object.taxonomy", line.Object],
        AuditAction.TopicModelPromoted => texts["audit.object.model", line.Object],
        AuditAction.TopicWorkAsked => Named("audit.object.work." + line.Object),
        AuditAction.TopicSampleDrawn when line.Object.Split(": ") is [var half, var drawn] => texts["audit.object.sample", half, drawn],
        _ => null,
    };

    private string? Matched(string stored)
    {
        foreach (var (form, key) in Known)
            if (form.Match(stored) is { Success: true } match)
                return texts["audit.object." + key, [.. match.Groups.Values.Skip(1).Select(group => group.Value)]];
        return null;
    }

    private string? TextOf(string key) => key.StartsWith("denial.", StringComparison.Ordinal) ? Named(key)
        : key.StartsWith("triage.template.", StringComparison.Ordinal) ? Named("denial." + key["triage.template.".Length..])
        : null;

    private string? JobOf(string job)
    {
        var (name, period) = job.Split(' ', 2) is [var first, var rest] ? (first, rest) : (job, null);
        var what = plans.FirstOrDefault(plan => plan.Name == name)?.What(Texts.Language == "en");
        return what is null || period is null ? what : $"{what}, {PeriodWords.Of(period, time)}";
    }

    private string? Named(string key) => texts.Has(key) ? texts[key].Value : null;

    private static DateOnly? DayOf(string written, string form) =>
        DateOnly.TryParseExact(written, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Regex Form(string pattern) => new($"^{pattern}$", RegexOptions.NonBacktracking);
}
