using System.Globalization;
using System.Text;

namespace Dialogue.Core.Sessions.Calendars;

/// <summary>
/// Lines of an iCalendar file (RFC 5545). A line is at most 75 octets; a longer one goes on in the next after CRLF and a blank,
/// and is never cut inside a letter, of which a Vietnamese one takes up to three octets (section 3.1).
/// </summary>
public sealed class IcsText
{
    private const int MostOctets = 75;
    private readonly StringBuilder text = new();

    public void Add(string name, string value) => Fold($"{name}:{value}");

    /// <summary>A property of type TEXT: backslash, semicolon, comma and line breaks are escaped (section 3.3.11).</summary>
    public void AddText(string name, string value) => Add(name, Escape(value));

    /// <summary>An instant in UTC (section 3.3.5, form 2), which needs no time zone in the file.</summary>
    public void AddTime(string name, DateTimeOffset instant) => Add(name, instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => text.ToString();

    public static string Escape(string value) => value.ReplaceLineEndings("\n")
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    private void Fold(string line)
    {
        var octets = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(letter);
            octets += letter.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
