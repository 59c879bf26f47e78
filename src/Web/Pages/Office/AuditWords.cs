using System.Reflection;
using Dialogue.Core.Audit;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Office;

/// <summary>The actions of the log in words. One that has none yet stands as it is written.</summary>
public sealed class AuditWords(Texts texts)
{
    private static readonly IReadOnlyList<string> Actions =
    [
        .. typeof(AuditAction).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => field.GetRawConstantValue() as string).OfType<string>(),
    ];

    public IEnumerable<(string Value, string Words)> All => Actions.Select(action => (action, Of(action)));

    public string Of(string action)
    {
        var key = "audit.does." + action.Replace('.', '_').Replace('-', '_');
        return texts.Has(key) ? texts[key].Value : action;
    }
}
