namespace Dialogue.App.Tests.Questions.Import;

public sealed class AgencyNamesTests
{
    private const string Text = "Đèn đường ở phố Láng hỏng đã lâu.";

    [Theory]
    [InlineData("so-y-te", "so-y-te")]
    [InlineData("SỞ Y TẾ", "so-y-te")]
    [InlineData("Sở Y tế Hà Nội", "so-y-te")]
    [InlineData("Sở GD&ĐT", "so-giao-duc-va-dao-tao")]
    [InlineData("Sở GD-ĐT TP. Hà Nội", "so-giao-duc-va-dao-tao")]
    [InlineData("Sở Quy hoạch - Kiến trúc", "so-quy-hoach-kien-truc")]
    [InlineData("VP UBND Thành phố", "van-phong-ubnd")]
    [InlineData("UBND P. Láng", "phuong-lang")]
    [InlineData("UBND phường Văn Miếu - Quốc Tử Giám", "phuong-van-mieu-quoc-tu-giam")]
    [InlineData("x.Ba Vì", "xa-ba-vi")]
    [InlineData("Department of Health", "so-y-te")]
    public async Task An_agency_is_found_by_the_names_that_offices_write(string written, string code)
    {
        await using var archive = await Archive.OpenAsync();

        await archive.ImportAsync(archive.File("a.csv", "text;agency", $"{Text};{written}"));

        var question = Assert.Single(await archive.QuestionsAsync());
        Assert.Equal(code, await archive.AgencyCodeAsync(question.AgencyId));
    }

    [Theory]
    [InlineData("phường Láng Hạ")]
    [InlineData("Ba Vì")]
    [InlineData("Sở")]
    public async Task A_name_that_means_no_agency_or_several_is_refused(string written)
    {
        await using var archive = await Archive.OpenAsync();

        await archive.ImportAsync(archive.File("a.csv", "text;agency", $"{Text};{written}"));

        Assert.Empty(await archive.QuestionsAsync());
    }
}
