using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Dialogue.Core.Audit;
using Dialogue.Web.Composition;

namespace Dialogue.Web.Pages.Office;

/// <summary>The actions of the log in words. One that has none yet stands as it is written.</summary>
public sealed class AuditWords(Texts texts, CityTime time)
{
    /// <summary>What the code itself writes as a reason. What a person wrote stands as it was written.</summary>
    private static readonly (string Action, Regex Stored, string Key)[] Details =
    [
        (AuditAction.SignInFailed, Word("code"), "audit.detail.code"),
        (AuditAction.CalendarChanged, Word("off"), "audit.detail.off"),
        (AuditAction.CalendarChanged, Word("worked"), "audit.detail.worked"),
        (AuditAction.CalendarChanged, Word("removed"), "audit.detail.removed"),
        (AuditAction.ReasonChanged, Word("added"), "audit.detail.added"),
        (AuditAction.ReasonChanged, Word("retired"), "audit.detail.retired"),
        (AuditAction.ReasonChanged, Word("reinstated"), "audit.detail.reinstated"),
        (AuditAction.SessionAnnounced, Word("notice ([0-9]+) days"), "audit.detail.notice"),
        (AuditAction.OneStopImported, Word("added ([0-9]+), replaced ([0-9]+), unchanged ([0-9]+), refused ([0-9]+)"), "audit.detail.oneStop"),
        (AuditAction.OneStopReplaced, Word("import ([0-9]+): (.*)"), "audit.detail.replaced"),
        (AuditAction.IndicesImported, Word("added ([0-9]+), replaced ([0-9]+)"), "audit.detail.indices"),
        (AuditAction.AgenciesImported, Word("([0-9a-f]{64})"), "audit.detail.fingerprint"),
        (AuditAction.InvitationsMade, Word("([0-9]+)"), "audit.detail.invitations"),
        (AuditAction.AuditExported, Word("([0-9]+) (.*)"), "audit.detail.exported"),
        (AuditAction.SessionRescheduled, Word("([0-9: -]+Z) to ([0-9: -]+Z): (.*)"), "audit.detail.moved"),
        (AuditAction.MinutesReleased, Word("sha256 ([0-9a-f]+), open ([0-9]+)"), "audit.detail.minutes"),
    ];

    private const int DigestLength = 64;

    private static readonly IReadOnlyList<string> Actions =
    [
        .. typeof(AuditAction).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => field.GetRawConstantValue() as string).OfType<string>(),
    ];

    public IEnumerable<(string Value, string Words)> All => Actions.Select(action => (action, Of(action)));

    public static string KeyOf(string action) => "audit.does." + action.Replace('.', '_').Replace('-', '_');

    public string Detail(AuditLine line)
    {
        foreach (var (action, stored, key) in Details)
            if (action == line.Action && stored.Match(line.Reason) is { Success: true } match)
                return texts[key, [.. match.Groups.Values.Skip(1).Select(group => Told(group.Value))]];
        return line.Reason;
    }

    public string Of(string action)
    {
        var key = KeyOf(action);
        return texts.Has(key) ? texts[key].Value : action;
    }

    /// <summary>An instant, written in universal time, as the city's clock says it; of a digest enough to compare by eye, the file has it whole.</summary>
    private string Told(string part) =>
        part.Length == DigestLength && part.All(char.IsAsciiHexDigitLower) ? part[..12] + "…" : DateTimeOffset.TryParseExact(part, "u", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? time.Moment(at) : part;

    private static Regex Word(string pattern) => new($"^{pattern}$", RegexOptions.NonBacktracking);
}
