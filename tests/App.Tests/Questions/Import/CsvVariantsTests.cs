using System.Text;
using Dialogue.Core.Questions.Import;

namespace Dialogue.App.Tests.Questions.Import;

public sealed class CsvVariantsTests
{
    private const string Text = "Đèn đường, biển báo ở phố Láng hỏng; bao giờ sửa?";

    public static TheoryData<string, string, Encoding> Files => new()
    {
        { "Excel, Vietnamese settings", $"STT;Nội dung\r\n1;\"{Text}\"\r\n", new UTF8Encoding(true) },
        { "Excel, Unicode text", $"STT\tNội dung\r\n1\t\"{Text}\"\r\n", Encoding.Unicode },
        { "bars", $"STT|Nội dung\n1|{Text}\n", new UTF8Encoding(false) },
        { "one column without quotation marks", $"Nội dung\n{Text}\n{Text} Và bao giờ?\n", new UTF8Encoding(false) },
        { "commas, words in bare quotation marks", "id,text\n1,Đèn đường \"thông minh\" ở phố Láng hỏng đã lâu\n", new UTF8Encoding(false) },
        { "headers without diacritics, in capitals", $"MA_CAU_HOI,NOI_DUNG\n1,\"{Text}\"", new UTF8Encoding(false) },
        { "a title of many words above", $"Tổng hợp: câu hỏi, kiến nghị, phản ánh\n\nTT;Nội dung câu hỏi;Ghi chú\n1;\"{Text}\";\n", new UTF8Encoding(false) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_is_read_as_its_program_wrote_it(string kind, string content, Encoding encoding)
    {
        await using var archive = await Archive.OpenAsync();
        await File.WriteAllTextAsync(archive.PathOf("a.csv"), content, encoding);

        var outcome = await archive.ImportAsync(archive.PathOf("a.csv"));

        var finished = Assert.IsType<ImportOutcome.Finished>(outcome);
        Assert.True(finished.Rows.Refused == 0 && finished.Rows.Added > 0, kind);
        var text = (await archive.QuestionsAsync())[0].Text;
        Assert.True(text == Text || text == "Đèn đường \"thông minh\" ở phố Láng hỏng đã lâu", $"{kind}: {text}");
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_is_told_with_its_line()
    {
        await using var archive = await Archive.OpenAsync();
        var path = archive.File("a.csv", ["id,text", $"1,\"{Text}\"", "2,\"Câu hỏi không đóng ngoặc", .. Enumerable.Repeat(Text, 30_000)]);

        var outcome = await archive.ImportAsync(path);

        Assert.Equal(new ImportOutcome.Finished(new ImportProgress(1, 0, 1), 1), outcome);
        Assert.Equal(3, Assert.Single(archive.Refused).Line);
        Assert.Contains("never closed", archive.Refused[0].ReasonEn);
    }
}
