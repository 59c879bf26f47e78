namespace Dialogue.Core.Questions.Import;

public enum ImportFormat
{
    Csv,
    Xlsx,
    JsonLines,
}
