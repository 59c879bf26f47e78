using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Duties;
using Dialogue.Core.Questions;
using Dialogue.Core.Reports;
using Dialogue.Core.Sessions;
using Dialogue.Given;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Access;

/// <summary>What the parameters of an address stand for in the matrix: an object of the agency, a draft of it, or nothing at all.</summary>
internal static class MatrixObjects
{
    public static readonly IReadOnlyList<string> Kinds = ["real", "draft", "missing"];

    private static readonly Dictionary<string, string> Missing = new()
    {
        ["code"] = "ZZZZZZ",
        ["id"] = "999999999",
        ["offer"] = "999999999",
        ["question"] = "999999999",
        ["receipt"] = "ZZZZZZZZZZZZ",
        ["stop"] = "00000000000000000000000000000000",
        ["confirm"] = "00000000000000000000000000000000",
        ["agency"] = "khong-co-that",
        ["wave"] = "khong-co-that",
        ["person"] = "00000000-0000-0000-0000-000000000001",
        ["invitation"] = "00000000000000000000000000000000",
        ["report"] = "999999999",
    };

    // No object of an agency: the same whoever asks.
    private static readonly Dictionary<string, string> Fixed = new()
    {
        ["chart"] = "topics",
        ["instrument"] = "sipas",
        ["format"] = "svg",
        ["table"] = "sex",
        ["reason"] = "closed",
        ["part"] = "",
        ["job"] = "PruneJobRuns",
        ["notice"] = "greeting",
    };

    public static bool IsKnown(string parameter) => Missing.ContainsKey(parameter) || Fixed.ContainsKey(parameter);

    /// <summary>The kinds that make a difference for an address.</summary>
    public static IEnumerable<string> KindsOf(EntryPoint entry) => Kinds.Where(kind => kind switch
    {
        "real" => true,
        "draft" => entry.Parameters.Contains("code"),
        _ => entry.Parameters.Any(Missing.ContainsKey),
    });

    /// <summary>A fresh object for every call that changes something, so that calls do not disturb one another.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> MakeAsync(TestCity city, string kind)
    {
        if (kind == "missing")
            return Missing.Concat(Fixed).ToDictionary();
        var session = await city.SessionAsync(Sample.AgencyCode, kind == "draft" ? SessionState.Draft : SessionState.Live);
        await using var db = city.OpenDatabase();
        var question = Sample.Question(session);
        db.Add(question);
        var offered = Sample.Question(session);
        db.Add(offered);
        var report = ReportOf(session);
        db.Add(report);
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlAsync(
            $"update question set state = 'Transferred', published_at = now(), hops = 1, offered_to_id = {session.AgencyId} where id = {offered.Id}");
        var wave = await db.Set<Dialogue.Core.Surveys.Wave>().OrderBy(each => each.Id).Select(each => each.Key).FirstAsync();
        return new Dictionary<string, string>(Fixed)
        {
            ["code"] = session.Code,
            ["id"] = question.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["offer"] = offered.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["question"] = question.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["receipt"] = question.Receipt,
            ["stop"] = "00000000000000000000000000000000",
            ["confirm"] = "00000000000000000000000000000000",
            ["agency"] = Sample.AgencyCode,
            ["wave"] = wave,
            ["person"] = (await city.PersonAsync()).Id.ToString(),
            ["invitation"] = "00000000000000000000000000000000",
            ["report"] = report.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private static Report ReportOf(Session session) => new()
    {
        AgencyId = session.AgencyId,
        Half = "2020-1",
        Version = session.Id,
        MadeAt = session.StartsAt,
        Inputs = "[]",
        InputsHash = [],
        Content = System.Text.Json.JsonSerializer.Serialize(new ReportContent(
            new AgencyLabel(Sample.AgencyCode, "Sở", "Department"), AgencyKind.Department, "2020-1", new DateOnly(2020, 7, 1),
            new ReportCounts(DutySum.Of([], default, new DutyRules()), Balance.Of([]), new LedgerCounts(0, 0, 0, 0, 0, 0), null), null, null, [])),
    };
}
