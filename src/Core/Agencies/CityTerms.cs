namespace Dialogue.Core.Agencies;

/// <summary>What the city calls itself, where it is found, and the terms that it sets. Section <c>City</c>.</summary>
public sealed class CityTerms
{
    public string NameVi { get; set; } = "Thành phố Hà Nội";
    public string NameEn { get; set; } = "City of Hanoi";

    /// <summary>
    /// The address under which citizens reach the site; letters lead there. Whoever sends letters has to name it; without it, in
    /// development, it is where this process answers.
    /// </summary>
    public string Address { get; set; } = "";

    /// <summary>Within how many working days a refusal is read a second time.</summary>
    public int AppealWorkingDays { get; set; } = 5;

    /// <summary>
    /// An answer whose share of satisfied (yes, and half of partly) is below this reopens the question. 0.4: more people than
    /// not had to come away with nothing, and one undecided more or less does not tip it.
    /// </summary>
    public double ReopenBelowShare { get; set; } = 0.4;

    /// <summary>Fewer voices than these neither reopen a question nor are shown as figures.</summary>
    public int ReopenFrom { get; set; } = 5;

    public bool IsUsable => (Address.Length == 0 || Uri.TryCreate(Address, UriKind.Absolute, out _)) && AppealWorkingDays > 0 && ReopenBelowShare is >= 0 and <= 1 && ReopenFrom >= 5;

    public string Name(string language) => language == "en" ? NameEn : NameVi;

    public string Link(string path) => Address.TrimEnd('/') + path;
}
