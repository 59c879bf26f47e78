using Dialogue.Core.Surveys.Definitions;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Office.Surveys;

/// <summary>A routing rule for those who check a questionnaire: by item ids and labels, in the reader's own language.</summary>
public static class ConditionWords
{
    public static string Of(Condition condition, QuestionnaireView view, Texts texts) => condition switch
    {
        Condition.All all => string.Join($" {texts["preview.and"]} ", all.Of.Select(part => Part(part, view, texts))),
        Condition.Any any => string.Join($" {texts["preview.or"]} ", any.Of.Select(part => Part(part, view, texts))),
        Condition.Not not => texts["preview.not", Of(not.Of, view, texts)],
        Condition.OneOf one => texts["preview.oneOf", one.Item, string.Join(" / ", one.Codes.Select(code => $"“{view.LabelOf(one.Item, code)}”"))],
        Condition.AtLeast least => texts["preview.atLeast", least.Item, view.LabelOf(least.Item, least.Code)],
        Condition.Answered answered => texts["preview.answered", answered.Item],
        Condition.Count count => texts["preview.count", count.Item, count.Minimum],
        _ => throw new InvalidOperationException($"Unknown condition {condition.GetType().Name}."),
    };

    private static string Part(Condition condition, QuestionnaireView view, Texts texts) =>
        condition is Condition.All or Condition.Any ? $"({Of(condition, view, texts)})" : Of(condition, view, texts);
}
