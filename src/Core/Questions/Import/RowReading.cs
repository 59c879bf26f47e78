using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dialogue.Core.Agencies;

namespace Dialogue.Core.Questions.Import;

/// <summary>Turns one row of cells into a question, or into everything that is wrong with it.</summary>
internal sealed class RowReading(ImportRequest request, ColumnMap columns, AgencyBook agencies, DateTimeOffset now)
{
    public const int LongestText = 5_000;
    public const int LongestAnswer = 20_000;
    private const int LongestId = 100;
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public string? IdOf(RawRow row) => columns.Cell(row, ImportField.Id)?.Trim();

    public (ArchiveRow? Row, IReadOnlyList<Trouble> Troubles) Read(RawRow row)
    {
        if (row.Trouble is { } unreadable)
            return (null, [unreadable]);
        var troubles = new List<Trouble>();
        var text = Words(row, ImportField.Text, LongestText, troubles);
        CheckText(text, troubles);
        var id = Line(row, ImportField.Id, LongestId, troubles);
        var name = Line(row, ImportField.Name, 80, troubles);
        var place = Line(row, ImportField.Place, 120, troubles);
        var answer = Words(row, ImportField.Answer, LongestAnswer, troubles);
        var askedAt = AskedAt(row, troubles);
        var answeredAt = Instant(row, ImportField.AnsweredAt, troubles);
        if (answeredAt < askedAt)
            troubles.Add(new(ImportField.AnsweredAt, "Ngày trả lời trước ngày hỏi.", "It was answered before it was asked."));
        var agency = askedAt is { } asked ? AgencyOf(row, asked, troubles) : null;
        if (troubles.Count > 0 || text is null || askedAt is null || agency is null)
            return (null, troubles);

        return (new ArchiveRow
        {
            Line = row.Line,
            RowId = id,
            Text = text,
            Name = name,
            Place = place,
            AskedAt = askedAt.Value,
            Answer = answer,
            AnsweredAt = answeredAt,
            AgencyId = agency.Id,
            AgencyCode = agency.Code,
            ImportKey = KeyOf(id, $"{agency.Code}\n{askedAt:O}\n{name}\n{text}"),
        }, []);
    }

    private static void CheckText(string? text, List<Trouble> troubles)
    {
        if (troubles.Count > 0)
            return;
        if (text is null)
            troubles.Add(new(ImportField.Text, "Không có nội dung câu hỏi.", "There is no question."));
        else if (text.Length < CitizenText.QuestionMin)
            troubles.Add(new(ImportField.Text, $"Câu hỏi ngắn hơn {CitizenText.QuestionMin} ký tự.", $"The question is shorter than {CitizenText.QuestionMin} characters."));
        else if (!text.Any(char.IsLetter))
            troubles.Add(new(ImportField.Text, "Câu hỏi không có chữ nào.", "The question holds no words."));
    }

    private string? Words(RawRow row, ImportField field, int longest, List<Trouble> troubles)
    {
        if (columns.Cell(row, field) is not { } raw)
            return null;
        var unix = raw.ReplaceLineEndings("\n");
        if (ControlIn(unix) is { } control)
            troubles.Add(new(field, $"Có ký tự điều khiển U+{(int)control:X4}.", $"It holds the control character U+{(int)control:X4}."));
        var words = CitizenText.Clean(unix);
        if (words.Length > longest)
            troubles.Add(TooLong(field, longest, words.Length));
        return words.Length == 0 ? null : words;
    }

    private string? Line(RawRow row, ImportField field, int longest, List<Trouble> troubles)
    {
        var before = troubles.Count;
        var words = Words(row, field, int.MaxValue, troubles);
        var line = CitizenText.Line(words);
        if (troubles.Count == before && line?.Length > longest)
            troubles.Add(TooLong(field, longest, line.Length));
        return line;
    }

    private static char? ControlIn(string words)
    {
        foreach (var c in words)
        {
            if (char.IsControl(c) && c is not '\n' and not '\t')
                return c;
        }
        return null;
    }

    private static Trouble TooLong(ImportField field, int longest, int length)
    {
        var vietnamese = CultureInfo.GetCultureInfo("vi-VN");
        return new(field,
            string.Create(vietnamese, $"Dài {length:N0} ký tự, quá giới hạn {longest:N0}."),
            string.Create(CultureInfo.InvariantCulture, $"It has {length:N0} characters; at most {longest:N0} are taken."));
    }

    private DateTimeOffset? AskedAt(RawRow row, List<Trouble> troubles)
    {
        if (columns.Cell(row, ImportField.AskedAt) is not null)
            return Instant(row, ImportField.AskedAt, troubles);
        if (request.HeldOn is { } day)
            return ArchiveDates.At(day, 8, request.Zone);
        troubles.Add(new(ImportField.AskedAt, "Không có ngày hỏi, và cũng không cho biết ngày đối thoại.", "There is no date, and the day of the dialogue was not given."));
        return null;
    }

    private DateTimeOffset? Instant(RawRow row, ImportField field, List<Trouble> troubles)
    {
        if (columns.Cell(row, field) is not { } words)
            return null;
        if (ArchiveDates.Instant(words, request.Zone) is not { } instant)
            troubles.Add(new(field, "Không đọc được ngày; hãy ghi dạng 31/12/2025 hoặc 2025-12-31.", "The date cannot be read; write it as 31/12/2025 or 2025-12-31."));
        else if (instant < Earliest || instant > now)
            troubles.Add(new(field, "Ngày nằm trong tương lai hoặc trước năm 1990.", "The date lies in the future or before 1990."));
        else
            return instant;
        return null;
    }

    private Agency? AgencyOf(RawRow row, DateTimeOffset askedAt, List<Trouble> troubles)
    {
        var day = request.HeldOn ?? ArchiveDates.DayOf(askedAt, request.Zone);
        if (columns.Cell(row, ImportField.Agency) is { } named)
            return Existing(agencies.Find(named), day, troubles);
        if (request.AgencyByTopic && columns.Cell(row, ImportField.Topic) is { } topic)
            return AnswererOf(topic, day, troubles);
        if (request.DefaultAgency is { } code)
            return Existing(agencies.Find(code), day, troubles);
        troubles.Add(new(ImportField.Agency, "Không biết câu hỏi thuộc cơ quan nào.", "Nothing says which agency the question belongs to."));
        return null;
    }

    private static Agency? Existing(Agency? agency, DateOnly day, List<Trouble> troubles)
    {
        if (agency is null)
            troubles.Add(new(ImportField.Agency, "Không tìm thấy cơ quan này (hoặc tên trùng nhiều cơ quan).", "No agency, or more than one, has this code or name."));
        else if (!AgencyBook.CouldAnswerOn(agency, day))
            troubles.Add(new(ImportField.Agency, $"{agency.NameVi} không hoạt động vào ngày {day:dd/MM/yyyy}.", $"{agency.NameEn} did not exist on {day:yyyy-MM-dd}."));
        else
            return agency;
        return null;
    }

    private Agency? AnswererOf(string topic, DateOnly day, List<Trouble> troubles)
    {
        var agency = agencies.AnswererOf(topic, day);
        if (agency is null)
            troubles.Add(new(ImportField.Topic, "Không có lĩnh vực này, hoặc không cơ quan nào trả lời lĩnh vực này.", "There is no such topic, or no agency answers it."));
        return agency;
    }

    private string KeyOf(string? id, string content)
    {
        var row = id is not null ? $"id:{id}" : $"sha:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";
        return $"{ArchiveSource.Of(request)}|{row}";
    }
}
