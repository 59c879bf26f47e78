using Dialogue.Core.Minutes;
using Dialogue.Core.Questions;
using Dialogue.Web.Composition;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Dialogue.Web.Minutes;

/// <summary>
/// Minutes as a Word file in the layout of a Vietnamese <em>biên bản</em> (Decree 30/2020/NĐ-CP, Appendix I): the issuing agency
/// and the state's name with its motto side by side, Times New Roman 13–14, A4 with margins of 20, 20, 30 and 15 mm, page numbers
/// centred at the top from the second page on. Headings are headings and tables have header rows, so that it can be heard.
/// </summary>
public sealed class MinutesDocument(Texts texts, CityTime time, SiteOptions city)
{
    private const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";

    private static bool English => Texts.Language == "en";

    /// <param name="body">What the minutes say.</param>
    /// <param name="seal">Digest of the released text; null for a draft, which says that it is one.</param>
    public byte[] Write(MinutesBody body, byte[]? seal)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = MinutesStyles.All(Texts.Language);
            var header = main.AddNewPart<HeaderPart>();
            header.Header = MinutesPage.NumberHeader();
            var settings = main.AddNewPart<DocumentSettingsPart>();
            settings.Settings = new Settings(new ThemeFontLanguages { Val = English ? "en-GB" : "vi-VN" });
            main.Document = new Document(new Body([.. Content(body, seal), MinutesPage.Section(main.GetIdOfPart(header))]));
            package.PackageProperties.Title = texts["minutes.of", body.Title(English)];
            package.PackageProperties.Creator = body.Agency.Name(English);
            package.PackageProperties.Language = English ? "en-GB" : "vi-VN";
        }
        return file.ToArray();
    }

    private IEnumerable<OpenXmlElement> Content(MinutesBody body, byte[]? seal)
    {
        var view = new MinutesView(body, []);
        yield return Head(body);
        yield return DocxText.Paragraph("Title", texts["minutes.paper.title"]);
        yield return DocxText.Paragraph("Subtitle", body.Title(English));
        if (seal is null)
            yield return DocxText.Paragraph("Subtitle", texts["minutes.paper.draft"]);
        foreach (var line in Facts(body))
            yield return line;
        if (body.Opening is not null)
            foreach (var line in Section("minutes.opening", body.Opening))
                yield return line;
        yield return DocxText.Paragraph("Heading1", texts["minutes.balance"]);
        yield return BalanceTable(view);
        yield return DocxText.Paragraph(null, body.Balance.Closes ? texts["minutes.balance.closes"] : texts.Count("minutes.balance.open", body.Balance.Open));
        foreach (var line in DocxText.Words(body.Statement))
            yield return line;
        foreach (var group in view.Groups)
        {
            yield return DocxText.Paragraph("Heading1", texts["minutes.group." + group.Key]);
            foreach (var element in group.SelectMany(item => Item(view, item)))
                yield return element;
        }
        if (body.Items.Any(item => item.DueOn is not null))
        {
            yield return DocxText.Paragraph("Heading1", texts["minutes.paper.promises"]);
            yield return PromiseTable(view);
        }
        foreach (var element in Polls(body))
            yield return element;
        if (body.Closing is not null)
            foreach (var line in Section("minutes.closing", body.Closing))
                yield return line;
        yield return DocxText.Paragraph(null, "");
        yield return Signatures(body);
        foreach (var line in Seal(body, seal))
            yield return line;
    }

    private Table Head(MinutesBody body) => DocxTable.Borderless(
        [
            [DocxText.Paragraph("Centred", city.Name.ToUpperInvariant()), DocxText.Paragraph("CentredBold", body.Agency.Name(English).ToUpperInvariant())],
            [DocxText.Paragraph("CentredBold", Nation), DocxText.Paragraph("Motto", Motto)],
        ],
        [3700, 5850]);

    private IEnumerable<Paragraph> Facts(MinutesBody body)
    {
        var end = time.DateOf(body.StartedAt) == time.DateOf(body.EndedAt) ? time.Clock(body.EndedAt) : time.Moment(body.EndedAt);
        yield return DocxText.Fact(texts["minutes.when"], texts["minutes.span", time.Moment(body.StartedAt), end]);
        if (body.Place.Length > 0)
            yield return DocxText.Fact(texts["minutes.place"], body.Place);
        if (body.ChairName.Length > 0)
            yield return DocxText.Fact(texts["minutes.chair"], body.ChairPosition.Length > 0 ? $"{body.ChairName}, {body.ChairPosition}" : body.ChairName);
        yield return DocxText.Fact(texts["minutes.asked"], texts["minutes.askedBy", body.Balance.Received, body.Askers]);
    }

    private IEnumerable<Paragraph> Section(string titleKey, string words) => [DocxText.Paragraph("Heading1", texts[titleKey]), .. DocxText.Words(words)];

    private Table BalanceTable(MinutesView view) => DocxTable.Plain(
        [texts["minutes.paper.outcome"], texts["minutes.paper.count"]],
        [
            [texts["minutes.received"], $"{view.Body.Balance.Received}"],
            .. view.Ends.Select(end => (string[])[texts["minutes.outcome." + end.Outcome], $"{end.Count}"]),
        ],
        [7050, 2500]);

    private IEnumerable<OpenXmlElement> Item(MinutesView view, MinutesItem item)
    {
        yield return DocxText.Paragraph("Heading2", view.NameOf(item.Id, texts));
        foreach (var line in DocxText.Words(item.Text ?? texts["minutes.withheld"]))
            yield return line;
        var by = string.Join(", ", new[] { item.By, item.Place, texts["minutes.askedAt", time.Moment(item.AskedAt)].Value }.Where(part => part is not null));
        yield return DocxText.Paragraph("Facts", by);
        foreach (var line in Outcome(view, item))
            yield return DocxText.Paragraph(null, line);
        foreach (var (title, words) in (IEnumerable<(string, string?)>)
            [(texts["minutes.summary"], item.Summary), (texts[item.Outcome == QuestionOutcome.AnsweredLive ? "minutes.answer.live" : "minutes.answer.written"], item.Answer)])
        {
            if (words is null)
                continue;
            yield return DocxText.Paragraph("Heading3", title);
            foreach (var line in DocxText.Words(words))
                yield return line;
        }
    }

    private IEnumerable<string> Outcome(MinutesView view, MinutesItem item)
    {
        if (item.Denial is { } denial)
            yield return texts["minutes.denial", texts["denial." + denial]];
        if (item.Withdrawn is { } withdrawn)
            yield return Withdrawal(withdrawn);
        if (item.MergedInto is { } into)
            yield return view.MergedName(into, texts);
        if (item.Handler is { } handler)
            yield return texts["minutes.handler", handler.Name(English)];
        if (item.OfferedTo is { } offered)
            yield return texts["minutes.offered", offered.Name(English)];
        if (item.AwaitsOffice)
            yield return texts["minutes.awaitsOffice"];
        if (item is { DueOn: { } due, Unit: { } unit, Answer: null })
            yield return texts["minutes.promise", unit, time.Date(due)];
    }

    private string Withdrawal(MinutesWithdrawal withdrawn)
    {
        string words = withdrawn.At is { } at ? texts["minutes.withdrawn", time.Date(at)] : texts["minutes.withdrawn.since"];
        return withdrawn.Denial is { } denial ? $"{words} {texts["minutes.denial", texts["denial." + denial]]}" : words;
    }

    private Table PromiseTable(MinutesView view) => DocxTable.Plain(
        [texts["minutes.paper.question"], texts["minutes.paper.unit"], texts["minutes.paper.due"]],
        [.. view.Body.Items.Where(item => item.DueOn is not null).Select(item => (string[])
            [view.NameOf(item.Id, texts), item.Unit ?? "", item.DueOn is { } due ? time.Date(due) : ""])],
        [1600, 5450, 2500]);

    private IEnumerable<OpenXmlElement> Polls(MinutesBody body)
    {
        if (body.Polls is not { Count: > 0 } polls)
            yield break;
        yield return DocxText.Paragraph("Heading1", texts["minutes.polls"]);
        foreach (var poll in polls)
        {
            yield return DocxText.Paragraph("Heading2", poll.Words(English));
            yield return DocxTable.Plain(
                [texts["minutes.polls.choice"], texts["minutes.polls.count"]],
                [.. poll.Options.Select(choice => (string[])[choice.Words(English), choice.Votes is { } votes ? $"{votes}" : "–"])],
                [7050, 2500]);
            yield return DocxText.Paragraph("Facts", poll.Taking is { } taking ? texts.Count("minutes.polls.taking", taking) : texts["minutes.polls.hidden"]);
        }
    }

    private Table Signatures(MinutesBody body) => DocxTable.Borderless(
        [
            [DocxText.Paragraph("CentredBold", texts["minutes.paper.secretary"]), DocxText.Paragraph("Centred", texts["minutes.paper.sign"])],
            [
                DocxText.Paragraph("CentredBold", texts["minutes.paper.chair"]), DocxText.Paragraph("Centred", texts["minutes.paper.sign"]),
                DocxText.Paragraph("Centred", ""), DocxText.Paragraph("Centred", ""), DocxText.Paragraph("CentredBold", body.ChairName),
            ],
        ],
        [4775, 4775]);

    private IEnumerable<Paragraph> Seal(MinutesBody body, byte[]? seal)
    {
        // A file never ends with a table.
        yield return DocxText.Paragraph("Facts", "");
        if (seal is null)
            yield break;
        yield return DocxText.Paragraph("Facts", $"{texts["minutes.seal.text"]}: {Convert.ToHexStringLower(seal)}");
        yield return DocxText.Paragraph("Facts", $"{texts["minutes.seal.chain", body.Chain.Length]}: {body.Chain.Hash}");
    }
}
