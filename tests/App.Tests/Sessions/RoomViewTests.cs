using Dialogue.Core.Commitments;
using Dialogue.Core.Questions;
using Dialogue.Core.Sessions;

namespace Dialogue.App.Tests.Sessions;

/// <summary>The views of a room as a pure function of what the public knows.</summary>
public sealed class RoomViewTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 5, 0, 0, TimeSpan.Zero);
    private static readonly Guid Nga = Guid.CreateVersion7();
    private static readonly HashSet<long> None = [];

    private readonly PublicRoom room = Room(
        Entry(1, "Đường ngõ 12 phố Vọng ngập mỗi khi mưa", votes: 3),
        Entry(2, "Bao giờ có bác sĩ trực buổi tối?", QuestionState.AnsweredLive, votes: 9, answer: "Từ tháng 12 trạm y tế trực đến 20 giờ."),
        Entry(3, "Trạm y tế làm việc thứ Bảy không?", QuestionState.Merged, votes: 0),
        Entry(4, "Lời lẽ không hay về một người", QuestionState.Refused, votes: 5),
        Entry(5, "Vỉa hè đường Láng ai hoàn trả?", QuestionState.Deferred, votes: 7, asker: Nga),
        Entry(6, "Hộ chiếu cấp ở đâu?", QuestionState.Transferred, votes: 1));

    [Theory]
    [InlineData("newest", "6 5 4 3 2 1")]
    [InlineData("joined", "2 5 1 6")]
    [InlineData("waiting", "1 6")]
    [InlineData("answered", "2")]
    [InlineData("promised", "5")]
    [InlineData("mine", "5")]
    [InlineData("; drop table question", "6 5 4 3 2 1")]
    public void Each_view_holds_what_its_name_says_in_its_order(string sort, string ids) =>
        Assert.Equal(ids, Shown(RoomView.Of(sort, null, null, null)));

    [Fact]
    public void What_somebody_joined_is_among_theirs() =>
        Assert.Equal("5 1", string.Join(' ', RoomView.Of("mine", null, null, null).Of(room, Nga, new HashSet<long> { 1 }).Questions.Select(q => q.Id)));

    [Theory]
    [InlineData("via he lang", "5")]
    [InlineData("VỈA HÈ", "5")]
    [InlineData("tram 20 gio", "2")]
    [InlineData("trạm", "3 2")]
    [InlineData("không có từ này", "")]
    public void Words_are_found_without_diacritics_in_questions_and_answers(string words, string ids) =>
        Assert.Equal(ids, Shown(RoomView.Of(null, words, null, null)));

    [Fact]
    public void A_question_whose_words_were_taken_out_of_sight_is_not_found_by_them() =>
        Assert.Equal("", Shown(RoomView.Of(null, "lời lẽ không hay", null, null)));

    [Theory]
    [InlineData(1, null, 1, 120)]
    [InlineData(3, null, 3, 20)]
    [InlineData(99, null, 3, 20)]
    [InlineData(-5, null, 1, 120)]
    [InlineData(null, 70L, 2, 70)]
    [InlineData(null, 12345L, 1, 120)]
    public void A_page_holds_fifty_and_a_question_is_found_on_its_page(int? page, long? at, int number, long among)
    {
        var many = Room([.. Enumerable.Range(1, 120).Select(id => Entry(id, "Câu hỏi về đèn đường"))]);

        var shown = RoomView.Of("newest", null, page, at).Of(many, Nga, None);

        Assert.Equal((number, 3, 120), (shown.Number, shown.Pages, shown.Total));
        Assert.Contains(among, shown.Questions.Select(q => q.Id));
        Assert.InRange(shown.Questions.Count, 1, RoomView.PageSize);
    }

    [Fact]
    public void Each_question_is_counted_once() => Assert.Equal(new RoomCounts(6, 1, 1, 1, 1, 1, 1), room.Counts);

    private string Shown(RoomView view) => string.Join(' ', view.Of(room, Nga, None).Questions.Select(q => q.Id));

    private static PublicRoom Room(params PublicRoom.Entry[] entries) =>
        new(Card, 1, 1, null, entries, null, null, WorkingCalendar.WeekendsOnly, null, []);

    private static PublicRoom.Entry Entry(
        long id, string text, QuestionState state = QuestionState.Published, int votes = 0, string? answer = null, Guid? asker = null) => new(
        new PublicQuestion(
            id, (int)id, text, null, null, state, null, answer, Noon.AddMinutes(id), answer is null ? null : Noon.AddHours(1), null, null, 0,
            state == QuestionState.Deferred ? "Phòng Hạ tầng" : null, state == QuestionState.Deferred ? new DateOnly(2026, 12, 1) : null, 0, null, null, null, false, null, null)
        { Votes = votes },
        CitizenText.Fold(text), asker);

    private static SessionCard Card => new(
        1, "ABC234", 1, "Đối thoại", "", "", "", SessionState.Live, "so-y-te", "Sở Y tế", "Department of Health", "", "", "", Noon, Noon.AddHours(2), null, false, 6, 1);
}
