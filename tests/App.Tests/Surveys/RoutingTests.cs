using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.App.Tests.Surveys;

public sealed class RoutingTests
{
    private static readonly InstrumentDefinition Sipas =
        SurveyCatalog.Load(DefinitionFiles.Shipped).Instruments.Single(instrument => instrument.Id == "sipas");

    [Theory]
    [InlineData(new[] { "2:5", "1:3" }, new short[] { 3, 5 })]
    [InlineData(new[] { "3:5", "1:3", "2:1" }, new short[] { 3, 1, 5 })]
    public void A_ranking_is_read_in_the_order_of_its_ranks_and_stored_as_one_rank_an_option(string[] entered, short[] order)
    {
        var instrument = Ranked();

        var route = new Questionnaire(instrument, new Dictionary<string, string[]> { ["S1"] = ["1"], ["S2"] = ["1"], ["D1"] = entered }).Route;

        Assert.Equal(order, Assert.IsType<Answer.Chosen>(route.Answers["D1"]).Codes);
        Assert.Equal(
            Enumerable.Range(1, 10).Select(code => (short)(Array.IndexOf(order, (short)code) + 1)),
            instrument.Layout.Of("D1").Select(slot => instrument.Layout.Encode(route)[slot.Index]));
    }

    [Theory]
    [InlineData(AnswerRefusal.RankedTwice, "1:3", "1:5")]
    [InlineData(AnswerRefusal.RankedTwice, "1:3", "2:3")]
    [InlineData(AnswerRefusal.TooMany, "1:1", "2:2", "3:3", "4:4")]
    [InlineData(AnswerRefusal.UnknownOption, "1:77")]
    [InlineData(AnswerRefusal.UnknownOption, "0:1")]
    [InlineData(AnswerRefusal.UnknownOption, "3")]
    public void A_ranking_that_cannot_be_is_refused(AnswerRefusal reason, params string[] entered)
    {
        var instrument = Ranked();

        Assert.Equal(reason, Assert.IsType<AnswerReading.Refused>(AnswerReading.Of(instrument, instrument.Items["D1"], entered)).Reason);
    }

    private static InstrumentDefinition Ranked()
    {
        using var files = new DefinitionFiles().Replace("sipas/instrument.json", "\"id\": \"D1\", \"kind\": \"multiple\"", "\"id\": \"D1\", \"kind\": \"ranking\"");
        foreach (var key in new[] { "2025-2", "2026-1", "2026-2" })
            files.Replace($"waves/{key}.json", $",\n    \"sha256\": \"{SurveyGround.Sipas.Hash}\"", "");
        return SurveyCatalog.Load(files.Folder).Instruments.Single(instrument => instrument.Id == "sipas");
    }

    [Fact]
    public void Someone_at_the_counter_is_asked_about_the_counter_and_not_about_the_portal()
    {
        var route = Route.Through(Sipas, Answers(("S1", 1), ("S2", 1), ("S5", 1), ("S6", 1)));

        Assert.Equal(["C1_1", "C1_2", "C1_3"], route.Find("C1")?.Items.Select(item => item.Id));
    }

    [Fact]
    public void Someone_who_wrote_by_post_does_not_see_the_page_on_access()
    {
        var route = Route.Through(Sipas, Answers(("S1", 1), ("S2", 1), ("S5", 3), ("S6", 1)));

        Assert.Null(route.Find("C1"));
        Assert.Equal("C2", route.After("B")?.Page.Id);
        Assert.Equal("B", route.Before("C2")?.Page.Id);
    }

    [Fact]
    public void A_minor_is_thanked_and_asked_nothing_more()
    {
        var route = Route.Through(Sipas, Answers(("S1", 2), ("S2", 1)));

        Assert.Equal("minor", route.ScreenedOut?.Id);
        Assert.Equal(["S"], route.Pages.Select(page => page.Page.Id));
    }

    [Fact]
    public void An_answer_hidden_by_a_change_of_mind_is_not_stored()
    {
        var late = Answers(("S1", 1), ("S2", 1), ("S5", 1), ("S6", 2), ("B5", 1));
        var onTime = Answers(("S1", 1), ("S2", 1), ("S5", 1), ("S6", 1), ("B5", 1));

        Assert.Equal(1, CodeOf(late, "B5"));
        Assert.Equal(ReservedCodes.NotAsked, CodeOf(onTime, "B5"));
        Assert.Equal(ReservedCodes.NotAnswered, CodeOf(late, "B6"));
    }

    [Fact]
    public void A_multiple_choice_is_stored_as_one_place_for_each_option()
    {
        var answers = Answers(("S1", 1), ("S2", 1), ("S5", 1), ("S6", 1));
        answers["D1"] = new Answer.Chosen([2, 10]);

        var codes = Sipas.Layout.Encode(Route.Through(Sipas, answers));

        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 0, 0, 1], Sipas.Layout.Of("D1").Select(slot => codes[slot.Index]));
    }

    [Theory]
    [InlineData("S2", "1", null)]
    [InlineData("S2", "", AnswerRefusal.Required)]
    [InlineData("S2", "9", AnswerRefusal.UnknownOption)]
    [InlineData("S2", "-1", AnswerRefusal.UnknownOption)]
    [InlineData("S2", "1|2", AnswerRefusal.OnlyOne)]
    [InlineData("C2_1", "88", null)]
    [InlineData("C2_1", "99", AnswerRefusal.UnknownOption)]
    [InlineData("D1", "1|2|3", null)]
    [InlineData("D1", "1|2|3|4", AnswerRefusal.TooMany)]
    public void A_form_field_is_read_or_refused(string item, string raw, AnswerRefusal? refusal)
    {
        var reading = AnswerReading.Of(Sipas, Sipas.Items[item], raw.Split('|'));

        Assert.Equal(refusal, (reading as AnswerReading.Refused)?.Reason);
    }

    [Fact]
    public void A_text_is_kept_in_one_spelling_and_its_limit_is_named()
    {
        var decomposed = AnswerReading.Of(Sipas, Sipas.Items["D2"], ["Đu\u031Bo\u031B\u0323c\u202E\u0007"]);
        var tooLong = AnswerReading.Of(Sipas, Sipas.Items["D2"], [new string('a', 2001)]);

        Assert.Equal("Được", Assert.IsType<Answer.Words>(Assert.IsType<AnswerReading.Answered>(decomposed).Answer).Text);
        Assert.Equal(new AnswerReading.Refused(AnswerRefusal.TooLong, 2000), tooLong);
    }

    private static Dictionary<string, Answer> Answers(params (string Item, short Code)[] codes) =>
        codes.ToDictionary(pair => pair.Item, Answer (pair) => new Answer.Chosen([pair.Code]));

    private static short CodeOf(Dictionary<string, Answer> answers, string item) =>
        Sipas.Layout.Encode(Route.Through(Sipas, answers))[Sipas.Layout.Of(item).Single().Index];
}
