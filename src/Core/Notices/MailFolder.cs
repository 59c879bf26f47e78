using System.Globalization;
using System.Text;

namespace Dialogue.Core.Notices;

/// <summary>Puts letters into a folder as .eml files, and reads them back, for whoever develops. The same letter is the same file.</summary>
public sealed class MailFolder(string path) : IMailCarrier
{
    public sealed record Kept(string Name, DateTimeOffset At, string To, string Language, string Subject, string Body);

    public bool IsReady => true;

    public async Task CarryAsync(Letter letter, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path);
        var file = Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{letter.At.UtcDateTime:yyyyMMdd-HHmmss}-{letter.Number}.eml"));
        await File.WriteAllTextAsync(file + ".part", TextOf(letter), cancellationToken);
        File.Move(file + ".part", file, overwrite: true);
    }

    /// <summary>The newest letters first.</summary>
    public IReadOnlyList<Kept> Read(int most) => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, "*.eml").OrderByDescending(Path.GetFileName, StringComparer.Ordinal).Take(most).Select(ReadOne)]
        : [];

    private static string TextOf(Letter letter) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"Date: {letter.At:r}\r\n")
        .Append(CultureInfo.InvariantCulture, $"To: {letter.To}\r\n")
        .Append(CultureInfo.InvariantCulture, $"Subject: {letter.Subject.ReplaceLineEndings(" ")}\r\n")
        .Append(CultureInfo.InvariantCulture, $"Message-ID: <notice-{letter.Number}@development>\r\n")
        .Append(CultureInfo.InvariantCulture, $"Content-Language: {letter.Language}\r\n")
        .Append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
        .Append(letter.Body.ReplaceLineEndings("\r\n")).ToString();

    private static Kept ReadOne(string file)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = text[..end].Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[^1]);
        return new Kept(
            Path.GetFileNameWithoutExtension(file), DateTimeOffset.Parse(head["Date"], CultureInfo.InvariantCulture), head["To"], head["Content-Language"],
            head["Subject"], text[(end + 2)..]);
    }
}
