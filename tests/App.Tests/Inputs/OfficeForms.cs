using Dialogue.Core.Commitments;
using Dialogue.Core.People;
using Dialogue.Given;

namespace Dialogue.App.Tests.Inputs;

/// <summary>
/// Every form of the office with fields that somebody fills in. Whoever adds a form adds its line; a form that is a button alone stands
/// among the buttons, with the test of what it refuses beside it.
/// </summary>
internal static class OfficeForms
{
    public const string Closed = "{closed}";
    public const string Topics = "{topics}";

    private static readonly string Long = new('ơ', 401);
    private static readonly string Longest = new('ơ', 4001);

    // The only one with questions.
    private static readonly string ThisHalf = HalfYear.Of(CityZone.Hanoi.DayOf(TimeProvider.System.GetUtcNow())).ToString();

    public static readonly IReadOnlyList<OfficeForm> All =
    [
        new("/office/people/invite", "", Role.Administrator,
            [("email", "lan.moi@demo.invalid"), ("name", "Nguyễn Thị Lan"), ("position", "Chuyên viên"), ("role", "DeskOfficer"), ("agency", Sample.AgencyCode)],
            new("email", "khong phai thu", "chưa đúng dạng", "is not an address"), new("name", " ", "họ và tên", "full name"), new("name", Long, "120", "120"), new("position", Long, "160", "160"), new("role", "King", "chọn vai trò", "Choose a role"),
            new("agency", "khong-co-that", "cần một cơ quan", "needs an agency")),
        new("/office/people/{person:guid}", "Appoint", Role.Administrator, [("role", "Host"), ("agency", Sample.AgencyCode), ("reason", "")],
            new("role", "3", "chọn vai trò", "Choose a role"), new("agency", "khong-co-that", "cần một cơ quan", "needs an agency")),
        new("/office/people/{person:guid}", "Disable", Role.Administrator, [("reason", "Đã chuyển công tác")],
            new("reason", " ", "lý do", "Say why"), new("reason", Long, "400", "400")),
        new("/office/calendar", "", Role.Administrator, [("day", "2027-03-08"), ("kind", "off"), ("nameVi", "Ngày nghỉ thử"), ("nameEn", "A day off")],
            new("day", "31/2/2027", "02/09/2027", "02/09/2027"), new("kind", "perhaps", "“Nghỉ” hoặc “Làm bù”", "“Day off” or"),
            new("nameVi", " ", "tên tiếng Việt", "Vietnamese"), new("nameEn", " ", "tên tiếng Anh", "English"), new("nameVi", Long, "120", "120"), new("nameEn", Long, "120", "120")),
        new("/office/reasons/new", "", Role.Administrator,
            [("code", "LyDoMoi"), ("nameVi", "Lý do thử"), ("nameEn", "A reason"), ("template", "Kính gửi Ông/Bà."), ("from", "2027-01-01"), ("to", "")],
            new("code", "ly do", "viết hoa chữ đầu", "a capital first"), new("nameVi", "", "tiếng Việt", "in Vietnamese"), new("nameEn", "{0}", "ngoặc nhọn", "Curly brackets"),
            new("nameVi", Long, "160", "160"), new("nameEn", Long, "160", "160"), new("template", "", "Cần", "Enter the words"), new("from", "mai", "ngày", "A first day"), new("to", "2020-01-01", "ngày", "The last day")),
        new("/office/reasons", "", Role.Administrator,
            [("code", "Unclear"), ("nameVi", "Chưa rõ"), ("nameEn", "Not clear"), ("template", "Xin nói rõ hơn.")],
            new("nameVi", " ", "tiếng Việt", "in Vietnamese", "nameVi-Unclear"), new("nameEn", " ", "tiếng Anh", "in English", "nameEn-Unclear"),
            new("template", "{", "ngoặc nhọn", "Curly brackets", "template-Unclear")),
        .. Letter(""), .. Letter("Preview"),
        new("/office/topics", "Draw", Role.ReformOfficer, [("half", ThisHalf), ("each", "60")],
            new("half", "2026-7", "một nửa năm", "no half-year"), new("each", "0", "từ 1 đến 500", "from 1 to 500")),
        new("/office/topics/taxonomy", "", Role.ReformOfficer, [(Topics, "")],
            new("Lines[1].NameVi", " ", "environment: xin điền đủ", "environment: please fill in"), new("Lines[1].NameEn", "", "environment: xin điền đủ", "environment: please fill in"),
            new("Lines[1].NameVi", Long, "environment: quá dài", "environment: too long"), new("Lines[1].CoversEn", Longest, "environment: quá dài", "environment: too long"),
            new("Lines[1].CoversVi", "", "xin điền đủ", "please fill in"), new("Lines[1].CoversEn", "", "xin điền đủ", "please fill in"),
            new("Lines[1].Colour", "đỏ", "#1a2b3c", "#1a2b3c"), new("Lines[1].Place", "đầu", "Place", "Place"), new("Lines[1].Code", "Mã Mới", "mã chỉ gồm", "a code holds"),
            new("Lines[1].Successor", "khong-co", "phải là một lĩnh vực khác", "must be another topic")),
        new("/office/waves/{wave}/invitations", "", Role.ReformOfficer, [("agency", Sample.AgencyCode), ("count", "10")],
            new("agency", "khong-co-that", "chọn", "choose an agency"), new("count", "-1", "từ 1 đến", "from 1 to")),
        new($"/office/waves/{Closed}/release", "", Role.ReformOfficer, [("reason", "Đã kiểm tra số liệu."), ("checked", "true")],
            new("reason", "", "căn cứ", "the grounds"), new("checked", "false", "xác nhận", "confirm")),
        new("/office/waves/{wave}/correct", "", Role.ReformOfficer, [("reason", "Tính lại sau khi sửa trọng số."), ("checked", "true")],
            new("reason", "", "400", "400"), new("checked", "false", "xác nhận", "confirm")),
        new($"/office/records/{Closed}", "", Role.ReformOfficer, [("reason", "Viện nghiên cứu xin số liệu theo công văn 12."), ("format", "csv")],
            new("reason", "vì", "10", "10"), new("format", "pdf", "XLSX hoặc CSV", "XLSX or CSV")),
        new("/office/reports", "", Role.ReformOfficer, [("half", "2026-1")], new OfficeForm.Fault("half", "2999-1", "một nửa năm từ 2020-1", "no half-year from 2020-1")),
        new("/office/one-stop", "", Role.ReformOfficer, [("nothing", "")], new OfficeForm.Fault("Upload", "", "tệp", "file")),
        new("/office/published-indices", "", Role.ReformOfficer, [("nothing", "")], new OfficeForm.Fault("Upload", "", "tệp", "file")),
        new("/office/agencies", "", Role.Administrator, [("nothing", "")], new OfficeForm.Fault("upload", "", "tệp", "file")),
        new("/office/audit", "File", Role.Administrator, [("person", ""), ("action", ""), ("about", ""), ("from", "2026-01-01"), ("to", "2026-02-01")],
            new("person", "ai-do@demo.invalid", "không có tài khoản", "no account"), new("person", "00000000-0000-0000-0000-000000000001", "không có tài khoản", "no account"), new("action", "session.danced", "Hãy chọn trong danh sách", "Choose from the list"),
            new("from", "hôm qua", "Hãy nhập ngày", "Enter a date"), new("to", "2025-01-01", "không được trước ngày bắt đầu", "must not be before")),
    ];

    /// <summary>They send what our own page put into them; a value that no page of ours sends is declined where it is said.</summary>
    public static readonly IReadOnlyList<string> Buttons =
    [
        "/office/people/{person:guid}?handler=End", // PeoplePagesTests: Duties_are_added_and_ended_one_by_one
        "/office/people/{person:guid}?handler=Link", "/office/people/{person:guid}?handler=Enable", "/office/people/{person:guid}?handler=Codes",
        "/office/calendar?handler=Remove", // its day: NotThere
        "/office/reasons?handler=Reset", "/office/reasons?handler=Retire", "/office/reasons?handler=Reinstate", // CityPagesTests: a code that is not there
        "/office/notices/{notice}?handler=Reset", "/office/agencies?handler=Apply", // CityPagesTests: an outdated file
        "/office/published-indices?handler=Apply", // OverviewTests: read again by the same reader
        "/office/jobs/{job}/run", // AskedJobsTests; AddressTests for its period
        "/office/mail", "/office/audit?handler=Verify",
        "/office/topics?handler=Read", // TopicOfficeTests: An_unknown_topic_or_question_changes_nothing_and_is_said
        "/office/topics/models?handler=Train", "/office/topics/models?handler=Reassign", "/office/topics/models?handler=Promote",
        "/office/waves/{wave}/release?handler=Decide", // BreakdownTests: decided with a reason
        "/office/waves/{wave}/correct?handler=Decide", // OfficeWaveTests: likewise, after the release
    ];

    private static IEnumerable<OfficeForm> Letter(string handler) =>
    [
        new("/office/notices/{notice}", handler, Role.Administrator, [("textVi", "Nay do {0} trả lời."), ("textEn", "{0} will answer.")],
            new("textVi", "Không có chỗ điền.", "Thiếu chỗ điền {0}", "The place {0} is missing"), new("textEn", "{0} and {7}", "{7}", "{7}")),
    ];
}
