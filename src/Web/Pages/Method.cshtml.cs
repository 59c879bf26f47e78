using Dialogue.Analytics.Topics;
using Dialogue.Core.Duties;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Promises;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages;

/// <summary>How figures are made, for those who want to know before they believe.</summary>
[Needs(Right.ReadPublic)]
public sealed class MethodModel(DutyRules rules) : PageModel
{
    public DutyRules Rules { get; } = rules;

    public static int FewestPromises => PromiseShare.Fewest;

    public static int FewestQuestions => TopicShifts.FewestQuestions;

    public static int FewestRead => TopicShareEstimate.FewestRead;
}
