namespace Dialogue.Web.OpenData;

internal enum OpenType
{
    Text,
    Whole,
    Number,
    Day,
    Instant,
}

/// <summary>A column of an open table. Its meaning in words is the text <c>opendata.column.*</c> of its name.</summary>
/// <param name="Name">In JSON and in the heading of the CSV file; it never changes its meaning within a version.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Example">As it stands in the description for programs.</param>
internal sealed record OpenColumn(string Name, OpenType Type, object? Example);
