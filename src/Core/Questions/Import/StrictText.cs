using System.Text;

namespace Dialogue.Core.Questions.Import;

/// <summary>
/// Text as UTF-8 (or UTF-16 with its mark). <see cref="Check"/> reads the file once through beforehand, because one in an older
/// Vietnamese encoding must be refused whole and not after half of it went in.
/// </summary>
internal static class StrictText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static StreamReader Open(string path) => new(path, Utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 65536);

    public static void Check(string path)
    {
        var line = 1;
        try
        {
            using var reader = Open(path);
            var buffer = new char[65536];
            for (int read; (read = reader.Read(buffer)) > 0;)
                line += buffer.AsSpan(0, read).Count('\n');
        }
        catch (DecoderFallbackException broken)
        {
            throw new UnusableFileException($"{path}: after line {line} it is not UTF-8. Save it as \"CSV UTF-8\" and try again.", broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException($"{path}: the file cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
