namespace Dialogue.Core.Questions.Import;

/// <summary>Which file goes into the archive, how its columns are named and whose dialogue it was.</summary>
public sealed record ImportRequest
{
    public required string Path { get; init; }
    public ImportFormat? Format { get; init; }

    /// <summary>The sheet of a workbook; the first visible one when null.</summary>
    public string? Sheet { get; init; }

    /// <summary>Names of columns that the caller gives; the others are guessed from the header.</summary>
    public IReadOnlyDictionary<ImportField, string> Columns { get; init; } = new Dictionary<ImportField, string>();

    /// <summary>Code of the agency for rows that name none.</summary>
    public string? DefaultAgency { get; init; }

    /// <summary>Rows go to the agency that answers their topic. The topic itself is not kept: the classifier reads for itself.</summary>
    public bool AgencyByTopic { get; init; }

    public string? TitleVi { get; init; }
    public string? TitleEn { get; init; }

    /// <summary>The day of the dialogue; without it every row must say when it was asked.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>Names the source, so that importing it again adds nothing; the file's name when null.</summary>
    public string? Source { get; init; }

    public required TimeZoneInfo Zone { get; init; }
    public int BatchSize { get; init; } = 500;
}
