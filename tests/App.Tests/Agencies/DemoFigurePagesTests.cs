using Microsoft.EntityFrameworkCore;

namespace Dialogue.App.Tests.Agencies;

public sealed class DemoFigurePagesTests
{
    private const string Filled = """{"State":2,"Seed":1,"Answers":{}}""";

    [Theory]
    [InlineData("vi", "minh-hoa-so-y-te-", "Dữ liệu minh họa – ")]
    [InlineData("en", "demo-so-y-te-", "Demonstration data – ")]
    public async Task Files_of_made_up_data_say_so_in_their_names_and_the_picture_in_its_title(string language, string name, string title)
    {
        await using var given = new FigureCity();
        await given.InitializeAsync();
        await using (var db = given.City.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"insert into city_flag (key, value) values ({"demonstration"}, {Filled})");
        var browser = await given.BrowserAsync(language);

        using var picture = await browser.GetAsync($"/agencies/{FigureCity.Rich}/charts/topics.svg");
        using var sheet = await browser.GetAsync($"/agencies/{FigureCity.Rich}/charts/topics.csv");

        Assert.Contains(">" + title, await picture.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith(name, picture.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.StartsWith(name, sheet.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
    }
}
