using System.Globalization;
using System.Text.RegularExpressions;

namespace Dialogue.Core.Agencies;

/// <summary>What a city's file must hold before it may touch the database. Every broken rule is told, not only the first.</summary>
internal static partial class AgencyFileRules
{
    private static readonly string[] Certainties = ["memory", "press", "official"];

    public static IEnumerable<string> Broken(AgencyFile file)
    {
        if (file.Agencies.Count == 0)
            yield return "\"agencies\" is empty.";
        if (string.IsNullOrWhiteSpace(file.City.NameVi) || string.IsNullOrWhiteSpace(file.City.NameEn))
            yield return "the city needs \"nameVi\" and \"nameEn\".";
        foreach (var code in file.Agencies.GroupBy(agency => agency.Code).Where(same => same.Count() > 1))
            yield return $"the code \"{code.Key}\" is used {code.Count()} times.";

        var byCode = file.Agencies.ToLookup(agency => agency.Code);
        foreach (var agency in file.Agencies)
        {
            foreach (var error in OwnRules(file, agency).Concat(SuccessorRules(agency, byCode)))
                yield return $"agency \"{agency.Code}\": {error}";
        }
    }

    private static IEnumerable<string> OwnRules(AgencyFile file, AgencyEntry agency)
    {
        if (!CodeForm().IsMatch(agency.Code))
            yield return "a code holds a-z, 0-9 and single hyphens, at most 60 characters.";
        if (string.IsNullOrWhiteSpace(agency.NameVi) || string.IsNullOrWhiteSpace(agency.NameEn))
            yield return "\"nameVi\" and \"nameEn\" must not be empty.";
        if (agency.ValidTo < agency.ValidFrom)
            yield return $"it ends on {Day(agency.ValidTo)}, before it begins on {Day(agency.ValidFrom)}.";
        if (agency.Certainty is { } certainty && !Certainties.Contains(certainty))
            yield return $"\"certainty\" is \"{certainty}\"; it may be {string.Join(", ", Certainties)}.";
        if (agency.TopicCodes.Distinct().Count() < agency.TopicCodes.Count)
            yield return "\"topicCodes\" names a topic twice.";
        if (agency.DialoguesPerYear is null && !file.DialoguesPerYear.ContainsKey(agency.Kind))
            yield return $"neither the agency nor its kind ({agency.Kind}) says how many dialogues a year it owes.";
        if (file.DialoguesPerYearOf(agency) is < 0 or > 366)
            yield return "the dialogues a year must lie between 0 and 366.";
    }

    private static IEnumerable<string> SuccessorRules(AgencyEntry agency, ILookup<string, AgencyEntry> byCode)
    {
        if (agency.Successors.Count == 0)
            yield break;
        if (agency.ValidTo is null)
            yield return "it has successors but no \"validTo\".";
        if (agency.Successors.Sum(successor => successor.Share) is var sum && sum != 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"the shares of its successors sum to {sum}, not to 1.");
        foreach (var same in agency.Successors.GroupBy(successor => successor.Code).Where(same => same.Count() > 1))
            yield return $"the successor \"{same.Key}\" is named twice.";

        foreach (var successor in agency.Successors)
        {
            if (successor.Share is <= 0 or > 1 || decimal.Round(successor.Share, 5) != successor.Share)
                yield return $"the share of \"{successor.Code}\" must lie above 0 and at most at 1, with at most 5 decimals.";
            if (successor.Code == agency.Code)
                yield return "it cannot succeed itself.";
            else if (byCode[successor.Code].FirstOrDefault() is not { } later)
                yield return $"the successor \"{successor.Code}\" is not in the file.";
            else if (later.ValidTo is { } end && end <= agency.ValidTo)
                yield return $"the successor \"{successor.Code}\" has itself ended by {Day(end)}.";
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex("^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodeForm();
}
