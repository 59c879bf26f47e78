namespace Dialogue.App.Tests.States;

/// <summary>Pages on which nothing grows, and why.</summary>
internal static class PagesWithoutList
{
    private const string Form = "a form";
    private const string Words = "fixed words";

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["/About"] = Words,
        ["/account/code"] = Form,
        ["/account/codes"] = "a form; ten codes, shown once",
        ["/account/invitation/{invitation?}"] = Form,
        ["/account/sign-in"] = Form,
        ["/agencies/{agency}/mailbox"] = "leads to the room",
        ["/desk/plan/new"] = Form,
        ["/desk/plan/{code}"] = "one plan",
        ["/desk/plan/{code}/cancel"] = Form,
        ["/desk/plan/{code}/edit"] = Form,
        ["/desk/plan/{code}/preview"] = "one plan as everybody will see it",
        ["/desk/plan/{code}/reschedule"] = Form,
        ["/desk/surveys/{wave}/{agency}/keying"] = "a form as long as the questionnaire",
        ["/desk/surveys/{wave}/{agency}/paper"] = "a sheet as long as the questionnaire",
        ["/development/mail"] = "only where the application is written",
        ["/figures/method"] = Words,
        ["/follow/confirm/{confirm?}"] = Form,
        ["/follow/stop/{stop?}"] = Form,
        ["/office/admin"] = "a card for each thing to look after",
        ["/office/jobs/{job}/run"] = Form,
        ["/office/notices"] = "the letters that the application writes",
        ["/office/notices/{notice}"] = Form,
        ["/office/people/invite"] = Form,
        ["/office/reasons/new"] = Form,
        ["/office/records/{wave}"] = Form,
        ["/office/reports/{report:int}"] = "one report, as long as the taxonomy",
        ["/office/storage"] = "the tables of the database",
        ["/office/surveys/{instrument}"] = "one questionnaire",
        ["/office/topics/taxonomy"] = "a form of at most forty topics",
        ["/office/waves/{wave}/invitations"] = "a form; one batch, shown once",
        ["/open-data"] = Words,
        ["/q/{receipt?}"] = "one question",
        ["/questions/{id:long}/follow"] = Form,
        ["/sessions/{code}/minutes"] = "one document, sealed and printed whole",
        ["/sessions/{code}/minutes/verify"] = "one verdict",
        ["/sessions/{code}/poster"] = "one sheet",
        ["/sessions/{code}/qr"] = "one picture",
        ["/sessions/{code}/rating"] = Form,
        ["/styles"] = "the parts that pages are made of",
        ["/surveys/resume"] = Form,
        ["/surveys/{wave}"] = Form,
        ["/surveys/{wave}/ended/{reason}"] = Words,
        ["/surveys/{wave}/form/{part?}"] = Form,
        ["/surveys/{wave}/invited"] = Form,
        ["/surveys/{wave}/kiosk"] = Form,
        ["/surveys/{wave}/poster/{agency}"] = "one sheet",
        ["/surveys/{wave}/results/{table}"] = "the groups of one question",
        ["/surveys/{wave}/review"] = "a form as long as the questionnaire",
        ["/surveys/{wave}/thanks"] = Words,
    };
}
