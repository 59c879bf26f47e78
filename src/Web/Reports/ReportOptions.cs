namespace Dialogue.Web.Reports;

/// <summary>Settings under <c>Reports</c>.</summary>
public sealed class ReportOptions
{
    /// <summary>The program of Node.js that draws the charts of Word files as bitmaps: a name on the path, or a path.</summary>
    public string Node { get; set; } = "node";

    /// <summary>How long the pictures of one file may take.</summary>
    public TimeSpan PicturesWithin { get; set; } = TimeSpan.FromSeconds(20);

    public bool IsUsable => Node.Length > 0 && PicturesWithin > TimeSpan.Zero;
}
