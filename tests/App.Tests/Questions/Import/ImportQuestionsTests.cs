using Dialogue.Core.Questions;
using Dialogue.Core.Questions.Import;
using Dialogue.Core.Sessions;

namespace Dialogue.App.Tests.Questions.Import;

public sealed class ImportQuestionsTests
{
    private const string Waste = "Rác thải sinh hoạt ở ngõ 12 ba ngày nay chưa có ai thu gom.";

    [Fact]
    public async Task A_spreadsheet_of_an_office_is_read_below_its_title_with_its_own_headers()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("cau-hoi.csv",
            "TỔNG HỢP CÂU HỎI ĐỐI THOẠI;;;;;",
            "",
            "STT;Họ và tên;Địa chỉ;Nội dung câu hỏi;Ngày hỏi;Trả lời",
            "1;Nguyễn Thị Nga;phường Láng;\"Bao giờ bệnh viện mới mở cửa; có nhận bảo hiểm không?\";03/11/2025 09:30;\"Quý I năm 2026, có nhận bảo hiểm.\"",
            "2;;;Trạm y tế phường còn thiếu bác sĩ, khi nào bổ sung?;3/11/2025;");

        var outcome = await archive.ImportAsync(Archive.Request(path) with { HeldOn = null });

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(2, 0, 0), 1), outcome);
        var (answered, open) = await archive.QuestionsAsync() is [var first, var second] ? (first, second) : throw new InvalidOperationException();
        Assert.Equal("Bao giờ bệnh viện mới mở cửa; có nhận bảo hiểm không?", answered.Text);
        Assert.Equal(("Nguyễn Thị Nga", "phường Láng"), (answered.Name, answered.Place));
        Assert.Equal(new DateTimeOffset(2025, 11, 3, 2, 30, 0, TimeSpan.Zero), answered.AskedAt);
        Assert.Equal((QuestionState.AnsweredInWriting, "Quý I năm 2026, có nhận bảo hiểm."), (answered.State, answered.Answer));
        Assert.Equal((QuestionState.Published, null), (open.State, open.Answer));
        Assert.Null(answered.TopicCode);
        var session = Assert.Single(await archive.SessionsAsync());
        Assert.Equal(SessionState.Published, session.State);
        Assert.NotNull(session.ArchiveKey);
        Assert.Equal("so-y-te", await archive.AgencyCodeAsync(session.AgencyId));
        Assert.Equal((open.AskedAt, answered.AskedAt), (session.StartsAt, session.EndsAt));
    }

    [Fact]
    public async Task A_workbook_is_read_from_its_first_visible_sheet_with_dates_kept_as_numbers()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.PathOf("so-tay.xlsx");
        new Workbook()
            .Row(1, "Sổ ghi câu hỏi")
            .Row(4, "TT", "Nội dung", "Đơn vị", "Ngày gửi")
            .Row(5, 1, "Xe buýt tuyến 32 bỏ bến liên tục vào giờ cao điểm.", "Sở Xây dựng", Workbook.Date(new DateTime(2025, 10, 20, 14, 15, 0)))
            .Row(9, 2, "Đường vào trường tiểu học ngập mỗi khi mưa to.", "UBND phường Láng", Workbook.Date(new DateTime(2025, 10, 21)))
            .Row(10, 3, "Ngắn", "Sở Xây dựng", Workbook.Date(new DateTime(2025, 10, 21)))
            .Save(path);

        var outcome = await archive.ImportAsync(Archive.Request(path) with { HeldOn = null, DefaultAgency = null });

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(2, 0, 1), 2), outcome);
        var questions = await archive.QuestionsAsync();
        Assert.Equal("Xe buýt tuyến 32 bỏ bến liên tục vào giờ cao điểm.", questions[0].Text);
        Assert.Equal(new DateTimeOffset(2025, 10, 20, 7, 15, 0, TimeSpan.Zero), questions[0].AskedAt);
        Assert.Equal("so-xay-dung", await archive.AgencyCodeAsync(questions[0].AgencyId));
        Assert.Equal("phuong-lang", await archive.AgencyCodeAsync(questions[1].AgencyId));
        Assert.Equal((10, ImportField.Text, "3"), (archive.Refused[0].Line, archive.Refused[0].Field, archive.Refused[0].RowId));
    }

    [Fact]
    public async Task JSON_lines_go_to_the_agency_that_answers_their_topic_and_keep_no_topic()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("questions.jsonl",
            $$"""{"id": "a", "text": "{{Waste}}", "topic": "environment"}""",
            "",
            """{"text": "Trường cấp ba gần nhà thu thêm tiền ngoài quy định.", "topic": "Giáo dục", "answer": null, "id": 7}""",
            """{"id": "c", "text": "Câu hỏi này có chủ đề không ai biết.", "topic": "magic"}""");

        var outcome = await archive.ImportAsync(Archive.Request(path) with { DefaultAgency = null, AgencyByTopic = true });

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(2, 0, 1), 2), outcome);
        var questions = await archive.QuestionsAsync();
        Assert.Equal("so-nong-nghiep-va-moi-truong", await archive.AgencyCodeAsync(questions[0].AgencyId));
        Assert.Equal("so-giao-duc-va-dao-tao", await archive.AgencyCodeAsync(questions[1].AgencyId));
        Assert.All(questions, question => Assert.Null(question.TopicCode));
        Assert.Equal((4, ImportField.Topic), (archive.Refused[0].Line, archive.Refused[0].Field));
    }

    [Fact]
    public async Task Importing_the_same_file_again_adds_nothing()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", "text,name", $"{Waste},Hoa", "Đèn đường ở phố Láng hỏng đã lâu.,", $"{Waste},Hoa");
        await archive.ImportAsync(path);

        var again = await archive.ImportAsync(path);

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(0, 3, 0), 0), again);
        Assert.Equal(2, (await archive.QuestionsAsync()).Count);
        Assert.Single(await archive.SessionsAsync());
    }

    [Fact]
    public async Task A_file_that_has_grown_adds_only_its_new_rows_to_the_same_session()
    {
        await using var archive = await Archive.OpenAsync();
        await archive.ImportAsync(archive.File("a.csv", "id,text", $"1,{Waste}"));

        var outcome = await archive.ImportAsync(archive.File("a.csv", "id,text", $"1,{Waste}", "2,Đèn đường ở phố Láng hỏng đã lâu."));

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(1, 1, 0), 0), outcome);
        Assert.Single(await archive.SessionsAsync());
    }

    [Fact]
    public async Task The_same_file_name_of_another_day_is_another_dialogue()
    {
        await using var archive = await Archive.OpenAsync();
        await archive.ImportAsync(archive.File("a.csv", "id,text", $"1,{Waste}"));

        var path = archive.File("a.csv", "id,text", "1,Đèn đường ở phố Láng hỏng đã lâu.");
        var outcome = await archive.ImportAsync(Archive.Request(path) with { HeldOn = new(2026, 4, 2) });

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(1, 0, 0), 1), outcome);
    }

    [Fact]
    public async Task Two_imports_of_one_file_at_once_add_every_row_once()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", ["id,text", .. Enumerable.Range(1, 300).Select(i => $"{i},Câu hỏi số {i} về tuyến xe buýt.")]);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => archive.ImportAsync(Archive.Request(path) with { BatchSize = 40 })));

        var rows = outcomes.Cast<ImportOutcome.Finished>().ToList();
        Assert.Equal(300, rows.Sum(outcome => outcome.Rows.Added));
        Assert.Equal(300, (await archive.QuestionsAsync()).Count);
        Assert.Equal(1, rows.Sum(outcome => outcome.NewSessions));
    }

    [Theory]
    [InlineData("1,Ngắn quá,,,", ImportField.Text, "shorter than 10")]
    [InlineData("1,,,,", ImportField.Text, "There is no question")]
    [InlineData("1,1234567890123,,,", ImportField.Text, "holds no words")]
    [InlineData("1,Câu hỏi có tiếng chuông\a ở giữa.,,,", ImportField.Text, "control character U+0007")]
    [InlineData("1,Câu hỏi này có ngày không đọc được.,hôm qua,,", ImportField.AskedAt, "cannot be read")]
    [InlineData("1,Câu hỏi này đến từ tương lai xa.,2999-01-01,,", ImportField.AskedAt, "in the future")]
    [InlineData("1,Câu hỏi này có ngày 31 tháng 2.,31/02/2025,,", ImportField.AskedAt, "cannot be read")]
    [InlineData("1,Câu hỏi này gửi một sở không có.,,Sở Phép thuật,", ImportField.Agency, "No agency")]
    [InlineData("1,Câu hỏi này gửi một quận đã giải thể.,,Quận Cầu Giấy,", ImportField.Agency, "Cầu Giấy District did not exist on 2025-11-03")]
    [InlineData("1,Câu hỏi, có dấu phẩy, không đặt trong ngoặc kép,,,", null, "7 cells")]
    public async Task A_bad_row_is_refused_with_its_line_its_field_and_a_reason_in_both_languages(string row, ImportField? field, string reason)
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", "id,text,asked_at,agency,name", $"9,\"{Waste}\nHai dòng.\",,,", row);

        var outcome = await archive.ImportAsync(path);

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(1, 0, 1), 1), outcome);
        var refused = Assert.Single(archive.Refused);
        Assert.Equal((4, field), (refused.Line, refused.Field));
        Assert.Contains(reason, refused.ReasonEn);
        Assert.NotEmpty(refused.ReasonVi);
        Assert.NotEqual(refused.ReasonVi, refused.ReasonEn);
    }

    [Fact]
    public async Task Every_reason_of_a_row_is_told_and_the_row_counts_once()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", "text,asked_at,name", $"Ngắn,2999-01-01,{new string('n', 81)}");

        var outcome = await archive.ImportAsync(path);

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(0, 0, 1), 0), outcome);
        Assert.Equal([ImportField.Text, ImportField.Name, ImportField.AskedAt], archive.Refused.Select(row => row.Field));
        Assert.Empty(await archive.SessionsAsync());
    }

    [Fact]
    public async Task An_id_that_comes_again_with_other_words_is_refused()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", "id,text", $"1,{Waste}", "1,Đèn đường ở phố Láng hỏng đã lâu.");

        var outcome = await archive.ImportAsync(path);

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(1, 0, 1), 1), outcome);
        Assert.Equal((3, ImportField.Id), (archive.Refused[0].Line, archive.Refused[0].Field));
    }

    [Fact]
    public async Task Words_are_kept_composed_and_without_marks_that_turn_the_direction_of_writing()
    {
        await using var archive = await Archive.OpenAsync();
        var decomposed = "Trường học ở đâu còn chỗ?".Normalize(System.Text.NormalizationForm.FormD);
        var path = archive.File("a.csv", "text", $"\u202E{decomposed}\u2066");

        await archive.ImportAsync(path);

        Assert.Equal("Trường học ở đâu còn chỗ?", Assert.Single(await archive.QuestionsAsync()).Text);
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("[1, 2]")]
    [InlineData("\"words\"")]
    public async Task A_line_that_is_no_JSON_object_is_refused_and_the_others_go_in(string line)
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.jsonl", line, $$"""{"text": "{{Waste}}"}""");

        var outcome = await archive.ImportAsync(path);

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(1, 0, 1), 1), outcome);
        Assert.Equal(1, archive.Refused[0].Line);
    }

    [Fact]
    public async Task A_JSON_text_with_a_null_character_or_half_a_character_is_refused()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.jsonl", """{"text": "Câu hỏi có ký tự rỗng \u0000 ở giữa."}""", """{"text": "Câu hỏi có nửa ký tự \ud83d ở giữa."}""");

        await archive.ImportAsync(path);

        Assert.Equal([1, 2], archive.Refused.Select(row => row.Line));
        Assert.Contains("U+0000", archive.Refused[0].ReasonEn);
        Assert.Empty(await archive.QuestionsAsync());
    }

    [Fact]
    public async Task Columns_named_by_the_caller_win_over_the_guess()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", "text,Ý dân,Đơn vị", $"không phải cái này đâu nhé,{Waste},Tổ dân phố số 5");
        var columns = new Dictionary<ImportField, string> { [ImportField.Text] = "ý dân", [ImportField.Agency] = "" };

        await archive.ImportAsync(Archive.Request(path) with { Columns = columns });

        Assert.Equal(Waste, Assert.Single(await archive.QuestionsAsync()).Text);
    }
}
