using System.Text.Json.Serialization;
using Dialogue.Core.Agencies;
using Dialogue.Core.Commitments;
using Dialogue.Core.Duties;
using Dialogue.Core.OneStop;
using Dialogue.Core.Questions;
using Dialogue.Core.Surveys;
using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Core.Reports;

/// <summary>What a report says of one agency in one half-year, as it was composed; pages and files only put it into words.</summary>
/// <param name="Half">Written 2026-1.</param>
/// <param name="Today">The city's day on which it was composed.</param>
/// <param name="Before">The half-year before; null where nothing of the agency is known from then.</param>
public sealed record ReportContent(
    AgencyLabel Agency, AgencyKind Kind, string Half, DateOnly Today, ReportCounts Now, ReportCounts? Before, ReportIndex? Index, IReadOnlyList<ReportTopic> Topics);

/// <summary>Counts out of the registers: nothing in them is sampled.</summary>
public sealed record ReportCounts(DutySum Duty, Balance Balance, LedgerCounts Promises, OneStopSum? OneStop)
{
    public bool IsEmpty => Duty.Owed + Duty.Held + Balance.Received + Promises.All == 0 && OneStop is null;
}

/// <summary>A share of a survey that may be shown, with all that its row has; without an interval it is opt-in.</summary>
public sealed record ReportShare(
    double Value, int N, double? Se, int? Df, double? Low, double? High, [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double? NEff,
    double? Deff, DesignType Design, FigureGate Gate, string GateReason)
{
    /// <summary>Null when the figure may not be shown: then nothing of it is kept.</summary>
    public static ReportShare? Of(WaveEstimate? row) => row is { IsShown: true }
        ? new ReportShare(row.Value, row.N, row.Se, row.Df, row.Low, row.High, row.NEff, row.Deff, row.Design, row.Gate, row.GateReason)
        : null;

    /// <summary>The same as a row, for whoever reads rows.</summary>
    public WaveEstimate AsRow() => new()
    {
        WaveId = 0,
        Measure = "",
        Scope = WaveEstimate.Satisfied,
        Value = Value,
        N = N,
        Answers = 0,
        People = 0,
        Se = Se,
        Df = Df,
        Low = Low,
        High = High,
        NEff = NEff,
        Deff = Deff,
        Design = Design,
        Gate = Gate,
        GateReason = GateReason,
        ComputedAt = default,
    };
}

/// <summary>A difference with its interval; called a change only when it holds among all that were compared.</summary>
public sealed record ReportChange(double Difference, double Low, double High, bool Holds);

/// <param name="Share">Null when it is not published.</param>
public sealed record ReportFactor(string Measure, string Vi, string En, ReportShare? Share);

/// <param name="Standing">Above, NotDifferent or Below the city; null without a margin of error.</param>
/// <param name="BeforeVi">The wave it is compared with; null where comparability ends.</param>
public sealed record ReportIndex(
    string Wave, string WaveVi, string WaveEn, ReportShare? Share, ReportShare? City, string? Standing, string? BeforeVi, string? BeforeEn,
    ReportShare? BeforeShare, ReportChange? Change, IReadOnlyList<ReportFactor> Factors);

/// <param name="Change">Of its share among the questions that have a topic; null where nothing is compared.</param>
public sealed record ReportTopic(string Code, string Vi, string En, int Now, int Before, ReportChange? Change);
