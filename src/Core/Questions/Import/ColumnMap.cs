using System.Text;

namespace Dialogue.Core.Questions.Import;

/// <summary>Which column of a file means what: as named by the caller, otherwise guessed from headers that offices use.</summary>
internal sealed class ColumnMap
{
    private static readonly Dictionary<ImportField, string[]> Guesses = new()
    {
        [ImportField.Text] =
        [
            "text", "question", "cau hoi", "noi dung cau hoi", "noi dung hoi", "noi dung kien nghi", "noi dung phan anh", "noi dung y kien",
            "noi dung phan anh kien nghi", "y kien kien nghi", "kien nghi", "phan anh", "y kien", "noi dung", "content",
        ],
        [ImportField.Id] = ["id", "row id", "question id", "ma cau hoi", "ma phan anh", "ma so", "ma", "stt", "so thu tu", "tt", "no"],
        [ImportField.Agency] =
        [
            "agency", "agency code", "ma co quan", "co quan", "don vi", "co quan tra loi", "don vi tra loi", "co quan xu ly", "don vi xu ly",
            "co quan giai quyet", "don vi giai quyet",
        ],
        [ImportField.AskedAt] =
        [
            "asked at", "asked on", "ngay hoi", "thoi gian hoi", "ngay gui", "thoi gian gui", "ngay tiep nhan", "thoi gian tiep nhan",
            "created at", "date", "ngay", "thoi gian",
        ],
        [ImportField.Answer] =
        [
            "answer", "reply", "response", "tra loi", "cau tra loi", "noi dung tra loi", "y kien tra loi", "giai dap", "noi dung giai dap",
            "ket qua giai quyet",
        ],
        [ImportField.AnsweredAt] = ["answered at", "answered on", "ngay tra loi", "thoi gian tra loi", "ngay giai quyet"],
        [ImportField.Topic] = ["topic", "chu de", "linh vuc", "nhom van de"],
        [ImportField.Name] = ["name", "ho va ten", "ho ten", "nguoi hoi", "nguoi gui", "ten nguoi hoi", "ten nguoi gui", "ten cong dan", "cong dan"],
        [ImportField.Place] = ["place", "address", "dia chi", "noi o", "noi cu tru", "dia ban", "phuong xa"],
    };

    private readonly Dictionary<ImportField, int> _columns = [];

    public int Count => _columns.Count;

    public bool Has(ImportField field) => _columns.ContainsKey(field);

    /// <summary>Null when the row cannot be the header: the text, or a column that the caller named, is not in it.</summary>
    public static ColumnMap? Of(IReadOnlyList<string> header, IReadOnlyDictionary<ImportField, string> named)
    {
        var map = new ColumnMap();
        var folded = header.Select(Folded).ToList();
        foreach (var (field, name) in named.Where(column => column.Value.Length > 0))
        {
            var column = folded.IndexOf(Folded(name));
            if (column < 0)
                return null;
            map._columns[field] = column;
        }
        foreach (var (field, guesses) in Guesses.Where(guess => !named.ContainsKey(guess.Key)))
            map.Guess(field, guesses, folded);
        return map.Has(ImportField.Text) ? map : null;
    }

    public string? Cell(RawRow row, ImportField field) =>
        _columns.TryGetValue(field, out var column) && column < row.Cells.Count && !string.IsNullOrWhiteSpace(row.Cells[column])
            ? row.Cells[column]
            : null;

    private void Guess(ImportField field, string[] guesses, List<string> folded)
    {
        var column = guesses.Select(guess => folded.IndexOf(guess)).FirstOrDefault(index => index >= 0, -1);
        if (column >= 0 && !_columns.ContainsValue(column))
            _columns[field] = column;
    }

    /// <summary>Without diacritics, case and punctuation: "Ngày_hỏi:" and "ngay hoi" are the same header.</summary>
    internal static string Folded(string header)
    {
        var folded = new StringBuilder();
        foreach (var c in CitizenText.Fold(header))
        {
            if (char.IsLetterOrDigit(c))
                folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().Trim();
    }
}
