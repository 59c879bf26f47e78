using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Dialogue.Web.Composition;

/// <summary>How this city appears: with its agencies file, all that another city changes. Section <c>City</c>.</summary>
public sealed class SiteOptions
{
    [Required]
    public string NameVi { get; set; } = "";

    [Required]
    public string NameEn { get; set; } = "";

    [Required]
    public string TimeZone { get; set; } = "";

    /// <summary>The whole installation shows made-up data and every page says so.</summary>
    public bool Demonstration { get; set; }

    /// <summary>Where a citizen finds the office that takes complaints and denunciations.</summary>
    public Uri? ComplaintsAddress { get; set; }

    /// <summary>Origins whose players may stand beside a session, for example <c>https://www.youtube-nocookie.com</c>.</summary>
    public IList<string> StreamHosts { get; } = [];

    /// <summary>The name in the reader's language.</summary>
    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? NameEn : NameVi;
}
