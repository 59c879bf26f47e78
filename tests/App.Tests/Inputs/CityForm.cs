using Dialogue.Web.Composition;

namespace Dialogue.App.Tests.Inputs;

/// <summary>Who fills in a form.</summary>
internal enum Sender
{
    /// <summary>A phone without an account.</summary>
    Nobody,

    /// <summary>The same, which asked and joined before.</summary>
    Asker,
    Citizen,

    /// <summary>Desk and host of one agency.</summary>
    Staff,
    Office,
}

/// <summary>A form of the city outside the office, filled in well, and one bad value a field.</summary>
/// <param name="Route">Where it is sent, as routing writes it with its handler.</param>
/// <param name="About">Which of the ground's objects the address names.</param>
/// <param name="Who">Fills it in.</param>
/// <param name="Good">What it is filled in with.</param>
/// <param name="Faults">Of the fields that can be wrong.</param>
internal sealed record CityForm(string Route, string About, Sender Who, IReadOnlyList<(string Name, string Value)> Good, params IReadOnlyList<CityForm.Fault> Faults)
{
    /// <param name="Field">Its name.</param>
    /// <param name="Bad">What is wrong.</param>
    /// <param name="Says">The whole message, in the language.</param>
    /// <param name="At">The id of the field on its page, where it is not the usual one.</param>
    /// <param name="Named">What a program is told the field is, where it is another one.</param>
    internal sealed record Fault(string Field, string Bad, Func<Texts, string, string> Says, string? At = null, string? Named = null)
    {
        public Fault(string field, string bad, string key, params object[] arguments) : this(field, bad, (texts, language) => texts.In(language, key, arguments))
        {
        }
    }

    /// <summary>The page that shows the form again; null where the sender says it.</summary>
    public string? Page { get; init; }

    /// <summary>Passwords are never shown again, and a try that fails stands in the log.</summary>
    public bool IsSecret { get; init; }

    public override string ToString() => $"{Route} ({About})";
}
