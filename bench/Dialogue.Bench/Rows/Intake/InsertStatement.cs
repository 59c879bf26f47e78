using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Dialogue.Core.Surveys;

namespace Dialogue.Bench.Rows.Intake;

/// <summary>
/// The statement of the intake's group commit with its values written into it, for pgbench. Keys and hashes are made by the database,
/// which costs it a little.
/// </summary>
internal static partial class InsertStatement
{
    // Taken from the intake, so that the ceiling is never another statement than the one that is measured.
    private static readonly string Insert = typeof(SurveyIntake).Assembly.GetType("Dialogue.Core.Surveys.GroupCommit")?
        .GetField("Insert", BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue() as string
        ?? throw new InvalidOperationException("The statement of the group commit is not where it was.");

    public static string Of(FilledForms filled, int groupSize)
    {
        var forms = Enumerable.Range(0, groupSize).Select(filled.Next).ToArray();
        string[] values =
        [
            Array(forms.Select(form => $"{form.WaveId}"), "integer"),
            $"(select array_agg(gen_random_uuid()) from generate_series(1, {groupSize}))",
            $"(select array_agg((random() * 9e18)::bigint) from generate_series(1, {groupSize}))",
            Array(forms.Select(form => $"'{form.AnsweredOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'"), "date"),
            Array(forms.Select(form => $"{form.AgencyId}"), "integer"),
            Array(forms.Select(_ => "null"), "integer"),
            Array(forms.Select(form => $"{(short)form.Mode}"), "smallint"),
            Array(forms.Select(_ => "false"), "boolean"),
            Array(forms.Select(form => $"'\\x{Convert.ToHexStringLower(AnswerBytes.Pack(form.Codes))}'"), "bytea"),
            "'{}'::integer[]", "'{}'::uuid[]", "'{}'::text[]", "'{}'::text[]",
            // One answer alone must not wait: then it would be another statement's work.
            $"{Math.Min(groupSize, 10)}",
        ];
        return Place().Replace(Insert, place => values[int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) - 1]).ReplaceLineEndings(" ") + ";";
    }

    private static string Array(IEnumerable<string> values, string type) => $"array[{string.Join(',', values)}]::{type}[]";

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Place();
}
