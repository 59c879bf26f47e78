using System.Text.Encodings.Web;
using System.Text.Json;
using Dialogue.Analytics.Surveys;

namespace Dialogue.Jobs.Commands.Estimating;

/// <summary>One estimate as the command prints it. What does not exist (an error of nobody's answers, an infinite size) is null.</summary>
internal sealed record GroupLine(
    string? Group, double? Value, double? Se, int? Df, double? Deff, double? NEff, int N, double? Low, double? High, string Gate)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string ToJson(IReadOnlyList<GroupLine> lines) => JsonSerializer.Serialize(lines, Json);

    /// <summary>One line for each group in ordinal order, or one whose group is null.</summary>
    public static List<GroupLine> Of(SampleFile file, SurveyDesign design, IntervalMethod method, double level)
    {
        double[] satisfied = [.. file.Lines.Select(line => line.Satisfied)];
        double[] answered = [.. file.Lines.Select(line => line.Answered)];
        if (!file.HasGroups)
            return [Of(null, RatioEstimator.Proportion(design, satisfied, answered, default, method, level))];
        return
        [
            .. file.Lines.Select(line => line.Group).Distinct().Order(StringComparer.Ordinal).Select(group => Of(
                group,
                RatioEstimator.Proportion(design, satisfied, answered, [.. file.Lines.Select(line => line.Group == group)], method, level))),
        ];
    }

    private static GroupLine Of(string? group, Estimate? estimate) => estimate is null
        ? new GroupLine(group, null, null, null, null, null, 0, null, null, Word(GateVerdict.Hide))
        : estimate.Whole((value, error, degrees, interval, respondents, effectiveSize, designEffect, gate) => new GroupLine(
            group, value, error, degrees, designEffect, Finite(effectiveSize), respondents, interval?.Low, interval?.High, Word(gate.Verdict)));

    private static double? Finite(double? number) => number is { } n && double.IsFinite(n) ? n : null;

    private static string Word(GateVerdict verdict) => JsonNamingPolicy.CamelCase.ConvertName(verdict.ToString());
}
