using System.Reflection;
using Dialogue.Core.Audit;
using Dialogue.Web.Pages.Office;

namespace Dialogue.App.Tests.Wording;

public sealed class AuditWordsTests
{
    [Fact]
    public void Every_action_of_the_log_has_words_in_both_languages()
    {
        var actions = typeof(AuditAction).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!).ToList(); // they are all words

        var missing = actions.SelectMany(action => new[] { "vi", "en" }.Where(language => !TextFile.In(language).Contains(AuditWords.KeyOf(action))).Select(language => $"{action} ({language})"));

        Assert.True(actions.Count > 30);
        Assert.Empty(missing);
    }
}
