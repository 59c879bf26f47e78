namespace Dialogue.Web.Figures;

/// <summary>A figure ready for a page: the chart laid out for a phone and for a desktop.</summary>
public sealed record DrawnFigure(Figure Figure, FigureSubject Subject, string Compact, string Wide);
