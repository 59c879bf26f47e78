namespace Dialogue.App.Tests.Inputs;

/// <summary>
/// Every part of an address that a page, an interface or a file reads. Whoever adds a filter adds its line: a bad value and what the
/// reader is told, or that no value is bad.
/// </summary>
internal static class AddressTable
{
    private static readonly (string, string) Page = ("Trang", "Page");
    private static readonly (string, string) Place = ("Vị trí trong danh sách", "Place in the list");
    private static readonly (string, string) Agency = ("Cơ quan", "Agency");
    private static readonly (string, string) Kind = ("Loại cơ quan", "Kind of agency");

    public static readonly IReadOnlyList<AddressPart> All =
    [
        .. Pages("/duties", "/office/duties", route =>
        [
            Refused(route, "year", "abc", ("Năm", "Year"), AddressPart.Year), Refused(route, "kind", "3", Kind, AddressPart.Choice),
            Refused(route, "show", "nonsense", ("Tình trạng", "State"), AddressPart.Choice), Free(route, "q"),
        ]),
        .. Program("/duties/charts/duties.{format}", ("year", "1999", AddressPart.Year), ("kind", "Palace", AddressPart.OneOf), ("show", "x", AddressPart.OneOf)),
        Free("/duties/charts/duties.{format}", "q"),

        .. Pages("/promises", "/desk/promises", route => [Refused(route, "agency", "khong-co-that", Agency, AddressPart.Known), .. Ledger(route)]),
        .. Ledger("/agencies/{agency}/promises"),
        .. Program("/promises.csv", ("agency", "khong-co-that", AddressPart.Known), ("status", "x", AddressPart.OneOf), ("half", "2026-3", AddressPart.Half), ("page", "-1", AddressPart.Page)),
        .. Program("/agencies/{agency}/promises.csv", ("status", "x", AddressPart.OneOf), ("half", "2026-3", AddressPart.Half), ("page", "abc", AddressPart.Page)),

        Refused("/office/overview", "half", "2999-1", ("Nửa năm", "Half-year"), AddressPart.Half),
        Refused("/office/overview", "kind", "Palace", Kind, AddressPart.Choice),
        Refused("/office/overview", "group", "best", ("So với toàn thành phố", "Against the city"), AddressPart.Choice),
        Refused("/office/overview", "sort", "name;drop", ("Sắp xếp theo", "Sort by"), AddressPart.Choice),
        .. Program("/office/overview/charts/{chart}.{format}", ("half", "x", AddressPart.Half), ("kind", "x", AddressPart.OneOf), ("group", "x", AddressPart.OneOf), ("sort", "x", AddressPart.OneOf)),
        Refused("/office/overview/questions", "half", "x", ("Nửa năm", "Half-year"), AddressPart.Half),
        Refused("/office/overview/questions", "topic", "khong-co", ("Lĩnh vực", "Topic"), AddressPart.Known),
        Refused("/office/overview/questions", "of", "khong-co", Agency, AddressPart.Known),
        Refused("/office/overview/questions", "page", "0", Page, AddressPart.Page),

        Refused("/desk/sessions/{code}", "show", "nonsense", ("Nhóm câu hỏi", "Groups of questions"), AddressPart.OneOf),
        Refused("/desk/sessions/{code}", "held", "nobody", ("Người xử lý", "In hand"), AddressPart.Choice),
        Refused("/desk/sessions/{code}", "topic", "khong-co", ("Lĩnh vực", "Topic"), AddressPart.Choice),
        Refused("/desk/sessions/{code}", "duplicates", "maybe", ("Có câu hỏi tương tự", "With likely duplicates"), AddressPart.Choice),
        Refused("/desk/sessions/{code}", "page", "-2", Page, AddressPart.Page),
        Refused("/desk/sessions/{code}", "at", "abc", Place, AddressPart.Place),
        Refused("/desk/sessions/{code}", "do", "dance", ("Việc cần làm", "What to do"), AddressPart.OneOf),
        Free("/desk/sessions/{code}", "q"),
        .. Program("/api/desk/sessions/{code}/queue", ("show", "x", AddressPart.OneOf), ("held", "x", AddressPart.OneOf), ("topic", "x", AddressPart.OneOf), ("duplicates", "x", AddressPart.OneOf), ("page", "x", AddressPart.Page)),
        Free("/api/desk/sessions/{code}/queue", "q"),
        Refused("/desk/sessions/{code}/minutes", "part", "0", ("Các phần của biên bản", "Parts of the minutes"), AddressPart.Page),

        Refused("/sessions/{code}", "sort", "loudest", ("Cách xem câu hỏi", "Ways to look at the questions"), AddressPart.OneOf),
        Refused("/sessions/{code}", "page", "0", Page, AddressPart.Page),
        Refused("/sessions/{code}", "at", "-1", Place, AddressPart.Place),
        Free("/sessions/{code}", "q"),
        .. Program("/api/sessions/{code}/questions", ("sort", "x", AddressPart.OneOf), ("page", "x", AddressPart.Page), ("at", "x", AddressPart.Place)),
        Free("/api/sessions/{code}/questions", "q"),
        .. Program("/api/sessions", ("state", "asleep", AddressPart.OneOf)),
        .. new[] { "/api/sessions/{code}/changes", "/api/desk/sessions/{code}/changes", "/api/desk/sessions/{code}/stage/changes", "/api/sessions/{code}/events" }
            .SelectMany(route => Program(route, ("since", "-1", AddressPart.Place))),
        .. new[] { "/sessions/{code}.ics", "/agencies/{agency}/calendar.ics", "/calendar.ics" }.SelectMany(route => Program(route, ("lang", "fr", AddressPart.OneOf))),

        Refused("/office/people", "role", "King", ("Vai trò", "Role"), AddressPart.Choice),
        Refused("/office/people", "agency", "khong-co-that", Agency, AddressPart.Choice),
        Refused("/office/people", "state", "2", ("Tình trạng", "State"), AddressPart.Choice),
        Refused("/office/people", "at", "x", Page, AddressPart.Page),
        Free("/office/people", "q"),
        Refused("/office/jobs", "job", "Nothing", ("Tác vụ", "Job"), AddressPart.Choice),
        Refused("/office/jobs", "outcome", "1", ("Kết quả", "Result"), AddressPart.Choice),
        Refused("/office/jobs", "before", "x", Place, AddressPart.Place),
        Refused("/office/jobs/{job}/run", "period", "yesterday", ("Kỳ chạy", "Period"), AddressPart.Known),
        Refused("/office/audit", "person", "ai-do@example.vn", ("Người thực hiện", "Who"), ("không có tài khoản", "no account")),
        Refused("/office/audit", "action", "session.danced", ("Thao tác", "Action"), AddressPart.Choice),
        Refused("/office/audit", "from", "hôm qua", ("Từ ngày", "From"), AddressPart.Day),
        Refused("/office/audit", "to", "31/2/2026", ("Đến hết ngày", "Up to and with"), AddressPart.Day),
        Refused("/office/audit", "before", "-3", Place, AddressPart.Place),
        Free("/office/audit", "about"),

        Refused("/office/topics", "queue", "5", ("Các hàng chờ đọc", "Queues"), AddressPart.OneOf),
        Refused("/office/topics", "at", "x", Place, AddressPart.Place),
        Refused("/office/topics", "again", "x", Place, AddressPart.Place),
        Refused("/office/topics/shares", "of", "khong-co-that", Agency, AddressPart.Choice),
        Refused("/office/topics/shares", "half", "2026-9", ("Kỳ", "Half-year"), AddressPart.Choice),
        Refused("/office/one-stop", "import", "999999", ("Các lần nhập", "Imports"), AddressPart.Known),
        Refused("/office/one-stop", "before", "x", Place, AddressPart.Place),
        Refused("/office/reports", "half", "2999-2", ("Nửa năm", "Half-year"), AddressPart.Half),
        Refused("/office/waves/{wave}", "kind", "Palace", Kind, AddressPart.Choice),
        Refused("/office/waves/{wave}", "state", "asleep", ("Tiến độ", "Progress"), AddressPart.Choice),
        Refused("/office/waves/{wave}", "sort", "x", ("Sắp xếp", "Order"), AddressPart.Choice),
        Refused("/office/surveys/{instrument}", "version", "99", ("Phiên bản", "Version"), AddressPart.OneOf),
        Refused("/office/surveys/{instrument}", "lang", "fr", ("Ngôn ngữ của bản xem trước", "Language of the preview"), AddressPart.OneOf),
        Refused("/surveys/{wave}", "agency", "khong-co-that", Agency, AddressPart.Choice),

        Free("/agencies", "q"),
        Refused("/sessions", "agency", "khong-co-that", Agency, AddressPart.Known),
        .. Turned("/sessions", "live", "coming", "page"),
        .. Turned("/surveys", "open", "planned", "finished"),
        .. Turned("/office/duties", "told"),
        .. Turned("/office/waves/{wave}", "flagged", "clean"),
        .. Turned("/office/waves/{wave}/release", "decided"),
        .. Turned("/office/waves/{wave}/correct", "decided"),
        .. Turned("/city", "standings"),
        .. Turned("/surveys/{wave}/results", "standings"),
        .. Turned("/office/questions", "transfers", "appeals"),
        .. new[]
        {
            "/agencies", "/duties", "/office/duties", "/desk", "/desk/plan", "/desk/reports", "/desk/surveys", "/desk/surveys/{wave}/{agency}", "/office/agencies", "/office/calendar", "/office/mail", "/office/overview",
            "/office/published-indices", "/office/reasons", "/office/reports", "/office/surveys", "/office/topics/models", "/office/waves", "/office/waves/{wave}",
        }.SelectMany(route => Turned(route, "page")),
        Free("/surveys/{wave}/poster/{agency}", "counter"), // printed, never stored

        // They name a thing, as the rest of the address does: one that is not there is not found.
        Free("/", "code"),
        Free("/q/{receipt?}", "receipt"),
        Free("/follow/stop/{stop?}", "stop"),
        Free("/follow/confirm/{confirm?}", "confirm"),
        Free("/account/invitation/{invitation?}", "invitation"),
        Free("/surveys/{wave}/form/{part?}", "part"),
        Free("/desk/surveys/{wave}/{agency}/keying", "number"),

        // Marks that our own links and redirects set; any other value is no mark. A foreign returnUrl is never followed.
        Free("/surveys/{wave}/thanks", "again"),
        Free("/surveys/resume", "gone"),
        Free("/account/sign-in", "ReturnUrl"),
        Free("/account/code", "returnUrl"),

        .. OpenTable("agencies"),
        .. OpenTable("sessions", ("agency", "khong-co", ("không có cơ quan nào", "no agency"))),
        .. OpenTable("questions", ("agency", "khong-co", ("không có cơ quan nào", "no agency")), ("session", "ZZZZZZ", ("không có phiên", "no dialogue"))),
        .. OpenTable("promises", ("agency", "khong-co", ("không có cơ quan nào", "no agency"))),
        .. OpenTable("duties", ("year", "1999", ("phải là một năm từ 2020", "must be a year from 2020"))),
        .. OpenTable("waves"),
        .. OpenTable("figures", ("wave", "khong-co", ("phải là mã của một đợt khảo sát đã công bố", "must be the key of a published wave"))),
        .. OpenTable("one-stop", ("agency", "khong-co", ("không có cơ quan nào", "no agency"))),
    ];

    private static IEnumerable<AddressPart> Ledger(string route) =>
    [
        Refused(route, "status", "%00", ("Tình trạng", "Status"), AddressPart.Choice), Refused(route, "half", "99999-9", ("Đến hạn trong", "Due in"), AddressPart.Half),
        Refused(route, "page", "-7", Page, AddressPart.Page),
    ];

    /// <summary>Lists that are turned page by page.</summary>
    private static IEnumerable<AddressPart> Turned(string route, params string[] parts) => parts.Select(part => Refused(route, part, "0", Page, AddressPart.Page));

    private static IEnumerable<AddressPart> OpenTable(string table, params (string Name, string Bad, (string, string) Expected)[] filters) =>
        new[] { $"/api/open/v1/{table}", $"/api/open/v1/{table}.csv" }.SelectMany(route =>
            Program(route, [.. filters, ("after", "-1", AddressPart.Place), ("limit", "0", ("Hãy nhập một số từ 1 đến 1000", "Enter a number from 1 to 1000"))]));

    private static IEnumerable<AddressPart> Pages(string one, string other, Func<string, IEnumerable<AddressPart>> parts) => [.. parts(one), .. parts(other)];

    private static IEnumerable<AddressPart> Program(string route, params (string Name, string Bad, (string, string) Expected)[] parts) =>
        parts.Select(part => new AddressPart(route, part.Name, part.Bad, null, part.Expected));

    private static AddressPart Refused(string route, string name, string bad, (string, string) label, (string, string) expected) => new(route, name, bad, label, expected);

    private static AddressPart Free(string route, string name) => new(route, name, "%';--<b>" + new string('ạ', 300), null, null);
}
