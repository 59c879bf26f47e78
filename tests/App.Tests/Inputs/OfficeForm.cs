using Dialogue.Core.People;

namespace Dialogue.App.Tests.Inputs;

/// <summary>A form of the office, filled in well, and one bad value a field.</summary>
/// <param name="Page">Its page, as routing writes it.</param>
/// <param name="Handler">Empty for the page's only one.</param>
/// <param name="Who">Fills it in.</param>
/// <param name="Good">What it is filled in with.</param>
/// <param name="Faults">Of the fields that can be wrong.</param>
internal sealed record OfficeForm(string Page, string Handler, Role Who, IReadOnlyList<(string Name, string Value)> Good, params IReadOnlyList<OfficeForm.Fault> Faults)
{
    /// <param name="Field">Its name.</param>
    /// <param name="Bad">What is wrong.</param>
    /// <param name="Vi">Of what the page says in Vietnamese.</param>
    /// <param name="En">And in English.</param>
    /// <param name="At">The field's id, where it is not its name.</param>
    internal sealed record Fault(string Field, string Bad, string Vi, string En, string? At = null)
    {
        public string Id => At ?? Field.Replace('[', '_').Replace(']', '_').Replace('.', '_');
    }

    public override string ToString() => Handler.Length > 0 ? $"{Page}?handler={Handler}" : Page;
}
