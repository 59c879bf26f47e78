using System.CommandLine;
using System.Globalization;
using Dialogue.Core.Questions.Import;

namespace Dialogue.Jobs.Commands;

/// <summary>The arguments of <c>import-questions</c>.</summary>
internal sealed class ImportOptions
{
    private static readonly Dictionary<string, ImportFormat> Formats = new()
    {
        ["csv"] = ImportFormat.Csv,
        ["xlsx"] = ImportFormat.Xlsx,
        ["jsonl"] = ImportFormat.JsonLines,
    };

    private readonly Argument<string> _file = new("FILE") { Description = "A .csv, .xlsx or .jsonl file." };
    private readonly Option<string?> _format = new("--format") { Description = "csv, xlsx or jsonl, if the file's name does not tell." };
    private readonly Option<string?> _sheet = new("--sheet") { Description = "The workbook's sheet; otherwise the first visible one." };

    private readonly Dictionary<ImportField, Option<string?>> _columns = new()
    {
        [ImportField.Text] = Column("--text", "the question"),
        [ImportField.Id] = Column("--id", "the row's own id"),
        [ImportField.Agency] = Column("--agency", "the agency, by code or name"),
        [ImportField.AskedAt] = Column("--asked-at", "when it was asked (31/12/2025 14:30 or ISO)"),
        [ImportField.Answer] = Column("--answer", "the answer"),
        [ImportField.AnsweredAt] = Column("--answered-at", "when it was answered"),
        [ImportField.Topic] = Column("--topic", "the topic, used only by --agency-by-topic"),
        [ImportField.Name] = Column("--name", "the asker's name"),
        [ImportField.Place] = Column("--place", "the asker's place"),
    };

    private readonly Option<string?> _agencyDefault = new("--agency-default")
    {
        Description = "The agency of rows that name none, by code or name (so-y-te, \"Sở Y tế\").",
        HelpName = "CODE",
    };

    private readonly Option<bool> _agencyByTopic = new("--agency-by-topic")
    {
        Description = "Each row goes to the agency that answers its topic. The topic itself is not kept: the classifier reads for itself.",
    };

    private readonly Option<string?> _title = new("--session-title") { Description = "Title of the archive session, in Vietnamese." };
    private readonly Option<string?> _titleEn = new("--session-title-en") { Description = "The same in English." };

    private readonly Option<DateOnly?> _heldOn = new("--held-on")
    {
        Description = "The day of the dialogue; without it every row must say when it was asked.",
        HelpName = "YYYY-MM-DD",
        CustomParser = argument =>
        {
            if (DateOnly.TryParseExact(argument.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            argument.AddError($"--held-on: \"{argument.Tokens[0].Value}\" is no day of the form 2025-12-31.");
            return null;
        },
    };

    private readonly Option<string?> _source = new("--source")
    {
        Description = "Name of the source; importing the same source and day again adds nothing. Otherwise the file's name.",
    };

    public Option<string?> Report { get; } = new("--report") { Description = "Write the refused rows to this CSV file.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        foreach (var option in _columns.Values)
            command.Options.Add(option);
        foreach (var option in new Option[] { _agencyDefault, _agencyByTopic, _title, _titleEn, _heldOn, _source, _format, _sheet, Report })
            command.Options.Add(option);
        _format.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } format && !Formats.ContainsKey(format))
                result.AddError($"--format: \"{format}\" is not csv, xlsx or jsonl.");
        });
    }

    public ImportRequest RequestOf(ParseResult parse, TimeZoneInfo zone) => new()
    {
        Path = parse.GetRequiredValue(_file),
        Format = parse.GetValue(_format) is { } format ? Formats[format] : null,
        Sheet = parse.GetValue(_sheet),
        Columns = _columns.Select(column => (Field: column.Key, Name: parse.GetValue(column.Value)))
            .Where(column => column.Name is not null)
            .ToDictionary(column => column.Field, column => column.Name ?? ""),
        DefaultAgency = parse.GetValue(_agencyDefault),
        AgencyByTopic = parse.GetValue(_agencyByTopic),
        TitleVi = parse.GetValue(_title),
        TitleEn = parse.GetValue(_titleEn),
        HeldOn = parse.GetValue(_heldOn),
        Source = parse.GetValue(_source),
        Zone = zone,
    };

    private static Option<string?> Column(string name, string holds) => new(name)
    {
        Description = $"The column that holds {holds}; guessed from the header otherwise, \"\" for none.",
        HelpName = "COLUMN",
    };
}
