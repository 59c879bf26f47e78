namespace Dialogue.Web.Figures;

/// <summary>Settings under <c>Figures</c>.</summary>
public sealed class FigureOptions
{
    /// <summary>How long an agency's public page, its figures drawn, is shown before it is read again; zero reads it for every reader.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromSeconds(5);
}
