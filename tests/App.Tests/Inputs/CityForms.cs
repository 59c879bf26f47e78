using System.Globalization;
using Dialogue.App.Tests.Planning;
using Dialogue.Core.Minutes;
using Dialogue.Core.People;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions.Planning;
using Dialogue.Core.Stage;
using Dialogue.Given;
using Dialogue.Web.Api;

namespace Dialogue.App.Tests.Inputs;

/// <summary>
/// Every form outside the office with fields that somebody fills in. Whoever adds a form adds its line; one that is a button alone stands
/// among the buttons, and what only a script sends has a test of its own.
/// </summary>
internal static class CityForms
{
    /// <summary>Nothing that can be read. What holds a NUL is not even looked at, see the test of it.</summary>
    private const string Unseen = "\u0001\u202e";
    private const string Words = "Đã kiểm tra, không thuộc thẩm quyền.";
    private static string Day => PlanForm.Today.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IReadOnlyList<CityForm> All { get; } = [.. Desk, .. Stage, .. Plan, .. Minutes, .. Room, .. Receipts, .. Surveys, .. Account];

    /// <summary>They send what our own page put into them; what no page of ours sends is declined, see the test beside each.</summary>
    public static readonly IReadOnlyList<string> Buttons =
    [
        .. Of("/desk/questions/{id:long}", "publish", "reopen", "unmerge", "recall", "go-on", "stage", "unstage", "undo", "claim", "release"), // DeskStepTests, QuestionLifeTests
        "/desk/questions/{id:long}/check", // changes nothing
        "/desk/offers/{offer:long}/accept",
        .. Of("/desk/sessions/{code}", "start", "pause", "resume", "close", "minutes/release", "line-up/remove", "notes/seen", "stage/notes/seen"), // LineUpTests, NoteTests, ReleasingMinutesTests
        .. Of("/desk/sessions/{code}/polls", "open", "close", "show", "hide", "discard"), // PollTests
        .. new[] { "Announce", "TakeBack", "ThrowAway", "Rehearse", "EndRehearsal" }.Select(handler => $"/desk/plan/{{code}}?handler={handler}"), // PlanPagesTests
        "/desk/surveys/{wave}/{agency}", // CounterTests
        "/sessions/{code}?handler=Vote", "/sessions/{code}/polls/vote", "/sessions/{code}/feedback", // ButtonTests below: A_button_that_no_page_has_is_declined
        "/q/{receipt}/reading", "/follow/confirm/{confirm?}", "/follow/stop/{stop?}", // ReceiptTests, NoticeTests
        "/surveys/{wave}/kiosk", "/surveys/{wave}/review", // CounterTests, SurveyPageTests
        "/account?handler=Everywhere", "/account/sign-out", "/account/codes?handler=Begin", "/preferences",
    ];

    /// <summary>Only scripts and programs send these: <see cref="CityFormTests.What_a_program_sends_is_refused_by_its_field"/>.</summary>
    public static readonly IReadOnlyList<string> Programs =
        ["/api/questions/similar", "/api/questions/{id:long}/votes", "/api/sessions/{code}/own", "/api/sessions/{code}/questions"];

    private static IEnumerable<CityForm> Desk =>
    [
        Act("refuse", "received", [("code", "OutOfScope"), ("words", Words)],
            [new("code", "", "desk.missing.refuse"), new("code", "King", "desk.missing.refuse"), .. Told()]),
        Act("merge", "received", [("number", "1")], new("number", "abc", "desk.missing.merge"), new("number", "999999", "desk.missing.merge"), new("number", Unseen, "desk.missing.merge"),
            new CityForm.Fault("number", "{number}", "desk.declined.NoSuchTarget")),
        Act("transfer", "received", [("agency", Sample.ForeignAgencyCode), ("words", Words)],
            [new("agency", "", "desk.missing.transfer"), new("agency", "khong-co-that", "desk.missing.transfer"), new("agency", Sample.AgencyCode, "desk.declined.SameAgency"), .. Told()]),
        Act("ask-office", "passed", [("words", Words)], Told()),
        Act("answer", "published", [("words", Words)], Told()),
        Act("correct", "answered", [("words", Words)], Told()),
        Act("answer-again", "answered", [("words", Words)], Told()),
        Act("defer", "published", [("unit", "Phòng Hạ tầng"), ("dueOn", Day), ("words", Words)],
            [
                new("unit", " ", "desk.declined.UnitMissing"), new("unit", Long(QuestionLife.UnitMax), "desk.declined.UnitMissing"),
                .. Dates("defer"), new("words", Long(QuestionLife.WordsMax), "desk.declined.WordsMissing"),
            ]),
        Act("extend", "deferred", [("dueOn", PlanForm.Today.AddDays(40).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("words", Words)], [.. Dates("extend"), .. Told()]),
        Act("ask-asker", "deferred", [("words", Words)], Told()),
        Act("grant-appeal", "appealed", [("words", Words)], Told()),
        Act("dismiss-appeal", "appealed", [("words", Words)], Told()),
        Act("topic", "received", [("topic", "transport")], new CityForm.Fault("topic", "khong-co", "triage.noSuchTopic")) with { Page = null },
        Act("move", "received", [("to", "mailbox")], new CityForm.Fault("to", "moon", "mailbox.noPlace")) with { Page = null },
        Act("difficulty", "received", [("difficulty", "Hard")], new("difficulty", "Impossible", "mailbox.noDifficulty"), new("difficulty", "99", "mailbox.noDifficulty")) with { Page = null },
        new("/desk/offers/{offer:long}/return", "offered", Sender.Staff, [("words", Words)], Told()) { Page = Queue },
        new("/office/questions/{question:long}/assign", "undecided", Sender.Office, [("agency", Sample.ForeignAgencyCode), ("words", Words)],
            new CityForm.Fault("agency", "", Says("desk.missing.assign"), "agency-{id}"), new("agency", "Sở Không Có Thật", Says("desk.missing.assign"), "agency-{id}"),
            new("words", " ", Says("desk.declined.WordsMissing"), "words-{id}")) { Page = "/office/questions" },
        .. new[] { "grant-appeal", "dismiss-appeal" }.Select(act => new CityForm($"/office/questions/{{question:long}}/{act}", "appealed", Sender.Office, [("words", Words)],
            new CityForm.Fault("words", "", Says("desk.declined.WordsMissing"), "appeal-{id}"), new("words", Long(QuestionLife.WordsMax), Says("desk.declined.WordsMissing"), "appeal-{id}")) { Page = "/office/questions" }),
    ];

    private static IEnumerable<CityForm> Stage =>
    [
        new("/desk/questions/{id:long}/answer-live", "onStage", Sender.Staff, [("words", Words)], new CityForm.Fault("words", Long(QuestionLife.WordsMax), "desk.declined.WordsMissing")) { Page = "/desk/sessions/{code}/stage" },
        new("/desk/sessions/{code}/line-up", "live", Sender.Staff, [("number", "1"), ("place", "1")],
            new("number", "", "lineup.missing"), new("number", "một", "lineup.missing"), new("number", "-3", "lineup.missing")) { Page = "/desk/sessions/{code}" },
        .. new[] { ("/notes", "/desk/sessions/{code}"), ("/stage/notes", "/desk/sessions/{code}/stage") }.Select(side => new CityForm($"/desk/sessions/{{code}}{side.Item1}", "live", Sender.Staff, [("words", "Còn 5 phút.")],
            new("words", " ", "note.empty"), new("words", Unseen, "note.empty"), new("words", Long(StageNote.WordsMax), "note.tooLong", StageNote.WordsMax)) { Page = side.Item2 }),
        new("/desk/sessions/{code}/polls", "live", Sender.Staff, [("vi", "Nên sửa đường nào trước?"), ("optionVi", "Phố Vọng"), ("optionVi", "Đường Láng")],
            Poll("vi", "", "NoQuestion", "poll-vi"), Poll("vi", Long(Core.Polls.Poll.TextMax), "QuestionTooLong", "poll-vi"), Poll("optionVi", "Phố Vọng", "TooFewOptions", "poll-optionVi"),
            Poll("optionVi", Long(Core.Polls.Poll.OptionMax), "TooFewOptions", "poll-optionVi")) { Page = "/desk/sessions/{code}" },
    ];

    private static IEnumerable<CityForm> Plan
    {
        get
        {
            List<(string, string)> whole = [.. PlanForm.Whole(30).Select(one => (one.Name, one.Name == "Input.Revision" ? "{revision}" : one.Value ?? ""))];
            CityForm.Fault[] lines =
            [
                Fault("TitleVi", " ", "Missing"), Fault("TitleVi", "Ngắn", "TooShort"), Fault("TitleVi", Long(PlanRules.TitleMax), "TooLong", PlanRules.TitleMax),
                Fault("TitleEn", Long(PlanRules.TitleMax), "TooLong", PlanRules.TitleMax), Fault("DescriptionVi", Long(PlanRules.DescriptionMax), "TooLong", PlanRules.DescriptionMax),
                Fault("ChairName", Long(PlanRules.LineMax), "TooLong", PlanRules.LineMax), Fault("ChairPosition", Long(PlanRules.LineMax), "TooLong", PlanRules.LineMax),
                Fault("Place", Long(PlanRules.LineMax), "TooLong", PlanRules.LineMax), Fault("StreamAddress", "javascript:alert(1)", "StreamRefused"),
            ];
            CityForm.Fault[] times =
            [
                Fault("Date", "", "Missing"), Fault("Date", "31/2/2027", "NotADate"), Fault("Date", "2020-01-06", "InThePast"), Fault("Date", "2199-01-06", "TooFar"),
                Fault("Start", "sáng", "NotATime"), Fault("End", "25:00", "NotATime"), Fault("End", "08:00", "EndBeforeStart"), Fault("End", "08:35", "TooBrief"),
            ];
            // A draft may still have a day that cannot be: the announcement looks at it.
            yield return new("/desk/plan/new", "", Sender.Staff, whole, [.. lines, .. times.Where(fault => fault.Bad is not ("2020-01-06" or "2199-01-06"))]);
            yield return new("/desk/plan/{code}/edit", "draft", Sender.Staff, whole, [.. lines, .. times.Where(fault => fault.Bad is not ("2020-01-06" or "2199-01-06"))]);
            yield return new("/desk/plan/{code}/reschedule", "announced", Sender.Staff, [.. whole.Where(one => one.Item1 is "Input.Revision" or "Input.Date" or "Input.Start" or "Input.End"), ("Input.Words", "Hội trường đang sửa chữa.")], [.. times, .. Reasons()]);
            yield return new("/desk/plan/{code}/cancel", "announced", Sender.Staff, [("Input.Revision", "{revision}"), ("Input.Words", "Hội trường đang sửa chữa.")], Reasons());
        }
    }

    private static IEnumerable<CityForm> Minutes =>
    [
        new("/desk/sessions/{code}/minutes/save", "closed", Sender.Staff, [("version", "0"), ("opening", "Phiên bắt đầu đúng giờ."), ("place-{id}", "1"), ("summary-{id}", "Hỏi về đèn đường.")],
            Told("opening", Long(MinutesEdits.WordsMost), "minutes.declined.tooLong", MinutesEdits.WordsMost), Told("summary-{id}", Long(MinutesEdits.WordsMost), "minutes.declined.tooLong", MinutesEdits.WordsMost),
            Told("place-{id}", "đầu", "minutes.declined.place", MinutesEdits.PlaceMost), Told("place-{id}", "0", "minutes.declined.place", MinutesEdits.PlaceMost), Told("place-{id}", "10000", "minutes.declined.place", MinutesEdits.PlaceMost))
        { Page = "/desk/sessions/{code}/minutes" },
    ];

    private static IEnumerable<CityForm> Room =>
    [
        new("/sessions/{code}", "live", Sender.Nobody, [("Input.Text", "Bao giờ sửa đèn đường ngõ 12 phố Vọng?"), ("Input.Name", "Nguyễn Thu Hà"), ("Input.Place", "Phường Láng")],
            new("Input.Text", " ", "ask.empty"), new("Input.Text", Unseen, "ask.empty"), new("Input.Text", "Ngắn", "ask.tooShort", CitizenText.QuestionMin), new("Input.Text", "1234567890?!", "ask.noWords"),
            new("Input.Text", Long(CitizenText.QuestionMax), "ask.tooLong", 0, CitizenText.QuestionMax),
            new("Input.Name", Long(AskQuestion.NameMost), "ask.nameTooLong", AskQuestion.NameMost), new("Input.Place", Long(AskQuestion.PlaceMost), "ask.placeTooLong", AskQuestion.PlaceMost)),
        new("/questions/{id:long}/follow", "published", Sender.Asker, [("contact", "dung@demo.invalid"), ("consent", "yes")], Contact("")),
    ];

    private static IEnumerable<CityForm> Receipts =>
    [
        Receipt("clarify", "clarified", [("words", "Ở đầu ngõ 12.")], Kept("words", " ", "receipt.wordsMissing", ReceiptCommands.ClarifyMost), Kept("words", Long(ReceiptCommands.ClarifyMost), "receipt.wordsMissing", ReceiptCommands.ClarifyMost)),
        Receipt("appeal", "refused", [("words", "Việc này thuộc Sở.")], Kept("words", Unseen, "receipt.wordsMissing", ReceiptCommands.AppealMost), Kept("words", Long(ReceiptCommands.AppealMost), "receipt.wordsMissing", ReceiptCommands.AppealMost)),
        Receipt("withdraw", "received", [("sure", "yes")], Kept("sure", "no", "receipt.notSure")),
        Receipt("erase", "received", [("sure", "yes")], Kept("sure", "", "receipt.notSure")),
        Receipt("follow", "received", [("contact", "dung@demo.invalid"), ("consent", "yes")], Contact("follow-")),
        Receipt("details", "received", [("name", "Nguyễn Thu Hà"), ("place", "Phường Láng")], Kept("name", Long(AskQuestion.NameMost), "ask.nameTooLong", AskQuestion.NameMost), Kept("place", Long(AskQuestion.PlaceMost), "ask.placeTooLong", AskQuestion.PlaceMost)),
        Receipt("feedback", "answered", [("said", "Yes")], Kept("said", "Perhaps", "feedback.missing"), Kept("said", "7", "feedback.missing")),
    ];

    private static IEnumerable<CityForm> Surveys =>
    [
        new("/surveys/{wave}", "", Sender.Nobody, [("agency", Sample.AgencyCode)], new("agency", "", "survey.start.agency.needed"), new("agency", "khong-co-that", "survey.start.agency.needed")),
        new("/surveys/{wave}/invited", "", Sender.Nobody, [("code", "ABCD2345")], new("code", " ", "survey.invited.needed"), new("code", "KHONGCOMA", "survey.invited.unknown"), new("code", Unseen, "survey.invited.needed")),
        new("/surveys/resume", "", Sender.Nobody, [("code", "ABCD2345")], new("code", "", "survey.resume.needed"), new("code", Long(40), "survey.resume.unknown")),
        new("/surveys/{wave}/form/{part?}", "S", Sender.Asker, [("S1", "1"), ("S2", "1")], Item("S1", "", "Required.choice"), Item("S1", "99", "UnknownOption"), Item("S2", "một", "UnknownOption")),
        new("/sessions/{code}/rating", "live", Sender.Nobody, [("R1", "5"), ("R2", "1"), ("R3", "Trả lời rõ.")],
            Item("R1", "", "Required.choice"), Item("R1", "-1", "UnknownOption"), Item("R2", "99", "UnknownOption"), Item("R3", Long(1000), "TooLong", 1000)),
        new("/desk/surveys/{wave}/{agency}/keying", "", Sender.Staff, [("S1", "1"), ("C1_1", "5"), ("D1", "1"), ("D2", "Nên có thêm ghế chờ.")],
            Item("S1", "99", "UnknownOption"), Item("B1", "x", "UnknownOption"), Item("B3", "9", "UnknownOption"), Item("C1_1", "6", "UnknownOption"), Item("D2", Long(2000), "TooLong", 2000)),
    ];

    private static IEnumerable<CityForm> Account =>
    [
        new("/account/sign-in", "", Sender.Nobody, [("Input.Email", "ai.do@demo.invalid"), ("Input.Password", "một mật khẩu dài")],
            Field("Input.Email", ""), Field("Input.Email", Long(256)), Field("Input.Password", ""), Field("Input.Password", Long(PeopleDirectory.PasswordMax))) { IsSecret = true },
        new("/account?handler=Password", "", Sender.Citizen, [("Input.Current", Sample.Password), ("Input.Chosen", "con cá bơi trong hồ Gươm"), ("Input.Repeated", "con cá bơi trong hồ Gươm")],
            Field("Input.Current", ""), Field("Input.Current", "không phải mật khẩu này"), Field("Input.Chosen", Long(PeopleDirectory.PasswordMax)), Field("Input.Repeated", "con cá khác")) { IsSecret = true },
        new("/account/codes?handler=Confirm", "begun", Sender.Citizen, [("code", "000000")], new("code", "", "code.wrong"), new("code", "abc", "code.wrong"), new("code", Long(20), "code.wrong")) { IsSecret = true },
        new("/account/codes?handler=Remove", "begun", Sender.Citizen, [("code", "000000")], new CityForm.Fault("code", "abc", "code.wrong")) { IsSecret = true },
        new("/account/code", "halfway", Sender.Nobody, [("code", "000000")], new("code", "", "code.wrong"), new("code", Unseen, "code.wrong")) { IsSecret = true },
        new("/account/invitation/{invitation?}", "invited", Sender.Nobody, [("Input.Name", "Nguyễn Thị Lan"), ("Input.Chosen", "con cá bơi trong hồ Gươm"), ("Input.Repeated", "con cá bơi trong hồ Gươm")],
            Field("Input.Name", " "), Field("Input.Name", Long(ManagePeople.NameMost)), Field("Input.Repeated", "con cá khác")) { IsSecret = true },
    ];

    private const string Queue = "/desk/sessions/{code}?at={id}";

    private static CityForm Act(string act, string about, IReadOnlyList<(string, string)> good, params IReadOnlyList<CityForm.Fault> faults) =>
        new($"/desk/questions/{{id:long}}/{act}", about, Sender.Staff, good, faults) { Page = Queue };

    private static CityForm Receipt(string act, string about, IReadOnlyList<(string, string)> good, params IReadOnlyList<CityForm.Fault> faults) =>
        new($"/q/{{receipt}}/{act}", about, Sender.Asker, good, faults) { Page = "/q/{receipt}" };

    /// <summary>Words that somebody has to write.</summary>
    private static CityForm.Fault[] Told() =>
    [
        new("words", "", "desk.declined.WordsMissing"), new("words", " \n ", "desk.declined.WordsMissing"), new("words", Unseen, "desk.declined.WordsMissing"),
        new("words", Long(QuestionLife.WordsMax), "desk.declined.WordsMissing"),
    ];

    private static CityForm.Fault Told(string field, string bad, string key, params object[] arguments) => new(field, bad, Says(key, arguments), field);

    private static CityForm.Fault[] Dates(string act) =>
    [
        new("dueOn", "", $"desk.missing.{act}"), new("dueOn", "31/2/2027", $"desk.missing.{act}"), new("dueOn", "2020-01-06", "desk.declined.DateNotAhead"),
        new("dueOn", PlanForm.Today.AddDays(300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "desk.declined.DateTooFar"),
    ];

    private static CityForm.Fault Poll(string field, string bad, string problem, string at) =>
        new(field, bad, Says($"poll.problem.{problem}", Core.Polls.Poll.TextMax, Core.Polls.Poll.OptionMax, Core.Polls.Poll.OptionsLeast, Core.Polls.Poll.OptionsMost), at);

    private static CityForm.Fault Fault(string field, string bad, string problem, int most = PlanRules.LineMax) =>
        new($"Input.{field}", bad, (texts, language) => texts.In(language, $"plan.fault.{problem}", texts.In(language, $"plan.name.{field}"), most));

    private static CityForm.Fault[] Reasons() =>
        [Fault("Words", "", "Missing"), Fault("Words", "Ngắn", "TooShort"), Fault("Words", Unseen, "Missing"), Fault("Words", Long(PlanRules.WordsMax), "TooLong", PlanRules.WordsMax)];

    private static CityForm.Fault Kept(string field, string bad, string key, params object[] arguments) => new(field, bad, key, arguments);

    private static CityForm.Fault[] Contact(string prefix) =>
    [
        new("contact", "không phải thư", Says("follow.noAddress"), prefix + "contact"), new("contact", "a@b", Says("follow.noAddress"), prefix + "contact"),
        new("contact", Unseen, Says("follow.noAddress"), prefix + "contact"), new("consent", "no", Says("follow.noConsent"), prefix + "consent"),
    ];

    private static CityForm.Fault Item(string item, string bad, string reason, params object[] arguments) => new(item, bad, $"survey.refused.{reason}", arguments);

    /// <summary>The words are the frame's own, in the reader's language: that there are some is enough.</summary>
    private static CityForm.Fault Field(string field, string bad) => new(field, bad, (_, _) => "");

    private static Func<Web.Composition.Texts, string, string> Says(string key, params object[] arguments) => (texts, language) => texts.In(language, key, arguments);

    private static string Long(int most) => new('ơ', most + 1);

    private static IEnumerable<string> Of(string place, params IEnumerable<string> acts) => acts.Select(act => $"{place}/{act}");
}
