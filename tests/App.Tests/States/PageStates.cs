using Dialogue.Core.People;

namespace Dialogue.App.Tests.States;

/// <summary>Every page with lists: who reads it, what stands there while there is nothing, and how much it shows at once.</summary>
internal static class PageStates
{
    private const string Promises = "select count(*) from commitment";

    public static IReadOnlyList<PageState> All => [.. Public, .. Desk, .. Office, .. Administration];

    private static IEnumerable<PageState> Public =>
    [
        new("/", null,
            new PageList(Cards("live-title"), "Hiện không có phiên đối thoại nào đang diễn ra.", 6),
            new PageList(Cards("coming-title"), "Chưa có phiên đối thoại nào được thông báo.", 6),
            new PageList(Cards("answered-title"), "Chưa có câu hỏi nào được trả lời.", 6)),
        new("/sessions", null,
            new PageList(Cards("live-title"), "Hiện không có phiên nào đang diễn ra.", 50) { All = Sessions("Live"), Next = NextOf("live-title") },
            new PageList(Cards("coming-title"), "Chưa có phiên nào được thông báo.", 50) { All = Sessions("Announced"), Next = NextOf("coming-title") },
            new PageList(Cards("past-title"), "Chưa có phiên nào kết thúc.", 50) { All = Sessions("Published"), Next = NextOf("past-title") }),
        new("/sessions/{code}", null, new PageList("[data-list=open] > li", "Chưa có câu hỏi nào được công khai.", 50) { All = Questions("Published") }),
        new("/sessions/{code}/projector", null, new PageList("[data-next] > li", "Mời câu hỏi tiếp theo", 2) { One = null }),
        new("/agencies", null, new PageList("main ul.agency-list > li, main details .card-list > li", "Không có cơ quan nào khớp với", 300) { One = null, All = "select count(*) from agency" })
        {
            EmptyAddress = "/agencies?q=khong-co-that",
        },
        new("/agencies/{agency}", null,
            new PageList(Cards("coming-title"), "Chưa có phiên đối thoại nào sắp diễn ra.", 10),
            new PageList(Cards("answered-title"), "Chưa có câu hỏi nào được trả lời.", 5)),
        new("/agencies/{agency}/promises", null, new PageList("main ol.card-list > li", "Không có lời hẹn nào.", 50) { All = Promises }),
        new("/promises", null, new PageList("main ol.card-list > li", "Không có lời hẹn nào.", 50) { All = Promises }),
        new("/city", null, new PageList("[aria-labelledby=standings-title] tbody tr", "Chưa có số liệu để so sánh các cơ quan.", 100) { One = null, All = Indexed, Next = NextOf("standings-title") }),
        new("/duties", null, new PageList("#duty-table tbody tr", "Không có cơ quan nào khớp với lựa chọn này.", 100) { One = null, All = "select count(*) from agency where valid_to is null or valid_to >= date_trunc('year', now())" })
        {
            EmptyAddress = "/duties?q=khong-co-that",
        },
        new("/surveys", null,
            new PageList("main .card-list > li", "Hiện không có đợt khảo sát nào đang mở", 50),
            new PageList("#finished-title + ul > li", null, 50) { All = "select count(*) from wave where state in ('Closed', 'Published')", Next = NextOf("finished-title") }),
        new("/surveys/{wave}/results", null, new PageList("[aria-labelledby=standings-title] tbody tr", "Kết quả chưa được công bố", 100) { One = null }) { Address = Published + "/results", EmptyAddress = "/surveys/{wave}/results" },
    ];

    private static IEnumerable<PageState> Desk =>
    [
        new("/account", Role.Citizen, new PageList("main .prose > ul:not(.facts) > li", "Tài khoản này chưa được giao nhiệm vụ nào.", 30)) { Holder = Role.DeskOfficer },
        new("/desk", Role.DeskOfficer,
            new PageList(Cards("today-title"), "Không còn việc nào đang chờ.", 100) { One = null },
            new PageList(Cards("sessions-title"), "Cơ quan của Ông/Bà chưa có phiên đối thoại nào.", 50) { One = 3, All = OwnSessions, Next = NextOf("sessions-title") }),
        new("/desk/plan", Role.DeskOfficer, new PageList("main .card-list > li", "Cơ quan của Ông/Bà chưa có kế hoạch đối thoại nào.", 50) { One = 3, All = OwnSessions }),
        new("/desk/promises", Role.DeskOfficer, new PageList("main ol.card-list > li", "Không có lời hẹn nào.", 50) { All = Promises }),
        new("/desk/reports", Role.DeskOfficer, new PageList("main tbody tr", "Chưa có báo cáo nào.", 50) { All = "select count(*) from report where agency_id < 900000" }),
        new("/desk/sessions/{code}", Role.DeskOfficer, new PageList("[data-list=queue] > li", "Không có câu hỏi nào trong nhóm này.", 50) { All = Questions("Received") + " and not awaits_office" }),
        new("/desk/sessions/{code}/minutes", Role.DeskOfficer, new PageList("main .minutes-item", "Phiên này chưa có câu hỏi nào để ghi vào biên bản.", 100) { One = null }),
        new("/desk/sessions/{code}/stage", Role.Host,
            new PageList("[data-list=lineup] > li", "Ban thư ký chưa xếp câu hỏi nào.", 50),
            new PageList("[data-list=next] > li", "Không còn câu hỏi nào chờ trả lời.", 50)),
        new("/desk/surveys", Role.ReformOfficer, new PageList("main .agency-columns > li", "Không có đợt khảo sát nào đang lấy phiếu", 300) { One = null }),
        new("/desk/surveys/{wave}/{agency}", Role.ReformOfficer, new PageList("[aria-labelledby=paper] li", "Không có phiếu nào chờ nhập lần 2.", 50) { All = "select count(*) from paper_form" }),
    ];

    private static IEnumerable<PageState> Office =>
    [
        new("/office/duties", Role.ReformOfficer, new PageList("[aria-labelledby=reminders] tbody tr", "Chưa có lần nhắc nào.", 50) { All = "select count(*) from reminder", Next = NextOf("reminders") }) { Address = "/office/duties?q=xay dung" },
        new("/office/one-stop", Role.ReformOfficer, new PageList("[aria-labelledby=imports-title] tbody tr", "Chưa có lần nhập nào.", 50) { All = "select count(*) from one_stop_import" }),
        new("/office/overview", Role.ReformOfficer,
            new PageList("[aria-labelledby=agencies-title] tbody tr", "Chưa cơ quan nào có phiên đối thoại, câu hỏi hay số liệu trong kỳ này.", 100) { All = "select count(*) from (select agency_id from session where state = 'Published' union select agency_id from wave_estimate where agency_id is not null) told", Next = NextOf("agencies-title") },
            new PageList("[aria-labelledby=topics-title] tbody tr", "Chưa có câu hỏi công khai nào trong hai nửa năm này.", 40),
            new PageList("[aria-labelledby=published-title] tbody tr", "Chưa nhập chỉ số nào.", 20))
        {
            Largest = 1_100_000, // a funnel has a point for every agency, for a phone and for a desktop
        },
        new("/office/overview/questions", Role.ReformOfficer, new PageList("main .card-list > li", "Không có câu hỏi nào ở đây.", 50) { All = Questions("Published") })
        {
            Address = $"/office/overview/questions?topic={OneOfEverything.Topic}",
        },
        new("/office/published-indices", Role.ReformOfficer, new PageList("[aria-labelledby=published-title] tbody tr", "Chưa nhập chỉ số nào.", 50) { All = "select count(*) from published_index" }),
        new("/office/questions", Role.ReformOfficer,
            new PageList(Cards("transfers-title"), "Không có câu hỏi nào chờ quyết định nơi trả lời.", 50) { All = "select count(*) from question where awaits_office", Next = NextOf("transfers-title") },
            new PageList(Cards("appeals-title"), "Không có kiến nghị nào đang chờ.", 50) { All = "select count(*) from question where appeal = 'Open'", Next = NextOf("appeals-title") }),
        new("/office/reports", Role.ReformOfficer, new PageList("main tbody tr", "Chưa có báo cáo nào.", 100) { All = "select count(*) from report where half = (select half from report where id < 900000)" }),
        new("/office/surveys", Role.ReformOfficer, new PageList("[aria-labelledby=records-title] > .card-list > li", "Chưa có đợt khảo sát nào kết thúc", 50) { All = "select count(*) from wave where state in ('Closed', 'Published')" }),
        new("/office/topics", Role.ReformOfficer, new PageList("section[aria-labelledby=reading]", "Không còn câu nào chờ đọc.", 1)),
        new("/office/topics/models", Role.ReformOfficer, new PageList("main tbody tr", "Chưa có bản nào.", 50) { All = "select count(*) from topic_model" }),
        new("/office/topics/shares", Role.ReformOfficer, new PageList("main tbody tr", "Chưa có câu hỏi công khai nào đã xếp lĩnh vực.", 40) { One = null }),
        new("/office/waves", Role.ReformOfficer, new PageList("main .card-list > li", "Chưa có đợt khảo sát nào", 50) { One = 2, All = "select count(*) from wave" }),
        new("/office/waves/{wave}", Role.ReformOfficer,
            new PageList("[aria-labelledby=places] tbody tr", "cơ quan chưa có phiếu nào", 100) { One = null, All = Asked, Next = NextOf("places") },
            new PageList("details:has(#quality-flagged) tbody tr", null, 50) { One = null },
            new PageList("details:has(#quality-clean) tbody tr", null, 50) { One = null }),
        new("/office/waves/{wave}/correct", Role.ReformOfficer,
            new PageList("[aria-labelledby=figures] > .card-list > li", null, 12) { One = null },
            new PageList("details:has(#decided) .card-list > li", null, 50) { One = null, All = "select count(*) from figure_decision", Next = NextOf("decided") })
        {
            Address = $"/office/waves/{OneOfEverything.ClosedWave}/correct",
            EmptyAddress = "/office/waves/{wave}/correct",
        },
        new("/office/waves/{wave}/release", Role.ReformOfficer, new PageList("[aria-labelledby=figures] .card-list > li", "Đợt khảo sát đang lấy phiếu nên chưa công bố được", 100) { One = null }),
    ];

    private static IEnumerable<PageState> Administration =>
    [
        new("/office/agencies", Role.Administrator, new PageList("[aria-labelledby=list] tbody tr", null, 200) { One = null, All = "select count(*) from agency" }),
        new("/office/audit", Role.Administrator, new PageList("[aria-labelledby=entries] tbody tr", "Không có thao tác nào phù hợp", 50) { One = null, All = "select count(*) from audit_entry" })
        {
            EmptyAddress = "/office/audit?about=khong-co-that",
        },
        new("/office/calendar", Role.Administrator, new PageList("main tbody tr", "Lịch chưa có ngày nào", 100) { All = "select count(*) from calendar_day" }),
        new("/office/jobs", Role.Administrator, new PageList("[aria-labelledby=history] tbody tr", "Chưa có lần chạy nào", 50) { All = "select count(*) from job_run" }),
        new("/office/mail", Role.Administrator, new PageList("[aria-labelledby=given-up] tbody tr", "Không có thư nào bị bỏ", 50) { All = "select count(*) from mail" }),
        new("/office/people", Role.Administrator, new PageList("main tbody tr", "Không có tài khoản nào phù hợp", 50) { One = null, All = "select count(*) from person where user_name like 'nghin%'" })
        {
            Address = "/office/people?role=Citizen&q=nghin",
        },
        new("/office/people/{person:guid}", Role.Administrator, new PageList("main .prose > .card-list > li", "Chưa được giao nhiệm vụ nào.", 30)),
        new("/office/reasons", Role.Administrator, new PageList("main ol.card-list > li", null, 30) { One = null, All = "select count(*) + 6 from city_reason" }),
    ];

    /// <summary>Agencies whose index is out.</summary>
    private const string Indexed = "select count(*) from wave_estimate where agency_id is not null and measure = 'overall'";

    /// <summary>Agencies that the wave asks about.</summary>
    private const string Asked = "select count(*) from agency where valid_from <= now() and (valid_to is null or valid_to >= now())";

    private const string Published = $"/surveys/{OneOfEverything.ClosedWave}";

    private const string OwnSessions = $"select count(*) from session where kind = 'Dialogue' and agency_id < 900000";

    private static string Cards(string labelledBy) => $"[aria-labelledby={labelledBy}] .card-list > li";

    private static string NextOf(string labelledBy) => $"nav[aria-labelledby={labelledBy}] a[rel=next]";

    private static string Sessions(string state) => $"select count(*) from session where state = '{state}'";

    private static string Questions(string state) => $"select count(*) from question where state = '{state}'";
}
