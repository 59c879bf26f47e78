namespace Dialogue.Web.Figures;

/// <summary>Settings under <c>Figures</c>.</summary>
public sealed class FigureOptions
{
    /// <summary>How long an agency's drawn figures are shown before they are read again; zero reads them for every reader.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromSeconds(5);
}
