using System.Text;
using System.Text.Json;
using Dialogue.Jobs.Commands;

namespace Dialogue.App.Tests.Jobs;

public sealed class EstimateCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dialogue-estimate-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The stratified schools of R's survey package: 16 of 50 (N 755), 24 of 50 (N 1018), 73 of 100 (N 4421), exact weights.</summary>
    [Theory]
    [InlineData("wilson", 0.5689786, 0.7034568)]
    [InlineData("beta", 0.5672187, 0.7063548)]
    [InlineData("logit", 0.5687211, 0.7036758)]
    public async Task A_stratified_file_agrees_with_R(string interval, double low, double high)
    {
        var data = Write("value,weight,stratum,population\n" + Schools(withWeight: true));

        var one = Assert.Single(await EstimateAsync("--data", data, "--interval", interval));

        Assert.Equal(["group", "value", "se", "df", "deff", "nEff", "n", "low", "high", "gate"], one.EnumerateObject().Select(field => field.Name));
        Assert.Equal(JsonValueKind.Null, one.GetProperty("group").ValueKind);
        Assert.Equal(0.6389360641, one.GetProperty("value").GetDouble(), 1e-8);
        Assert.Equal(0.0344059180, one.GetProperty("se").GetDouble(), 1e-8);
        Assert.Equal(1.055194, one.GetProperty("deff").GetDouble(), 1e-6);
        Assert.Equal((197, 200), (one.GetProperty("df").GetInt32(), one.GetProperty("n").GetInt32()));
        Assert.Equal(low, one.GetProperty("low").GetDouble(), 1e-6);
        Assert.Equal(high, one.GetProperty("high").GetDouble(), 1e-6);
        Assert.Equal("show", one.GetProperty("gate").GetString());
    }

    [Fact]
    public async Task Without_weights_a_person_stands_for_the_frame_over_the_sample()
    {
        var one = Assert.Single(await EstimateAsync("--data", Write("value,stratum,population\n" + Schools(withWeight: false))));

        Assert.Equal(0.6389360641, one.GetProperty("value").GetDouble(), 1e-8);
        Assert.Equal(0.0344059180, one.GetProperty("se").GetDouble(), 1e-8);
    }

    [Fact]
    public async Task A_file_from_a_spreadsheet_with_mark_line_ends_quotes_and_other_columns_is_read()
    {
        var rows = Enumerable.Range(0, 80).Select(i => $"\"Phường \"\"Láng\"\", {i % 2}\",{i % 4 / 3.0:F1}".Replace("0.3", "1").Replace("0.7", "1") + $",\"ghi\nchú\",{(i == 0 ? "" : "1")}");
        var data = Write("\uFEFFAgency,VALUE,note,answered\r\n" + string.Join("\r\n", rows) + "\r\n\r\n");

        var groups = await EstimateAsync("--data", data, "--by", "agency", "--level", "0.9");

        Assert.Equal(["Phường \"Láng\", 0", "Phường \"Láng\", 1"], groups.Select(group => group.GetProperty("group").GetString()));
        Assert.All(groups, group => Assert.Equal(40, group.GetProperty("n").GetInt32()));
    }

    [Fact]
    public async Task A_blank_value_is_nobody_who_answered_and_a_group_of_them_has_no_figure()
    {
        var data = Write("value,g\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 2},a\n,b\n")));

        var groups = await EstimateAsync("--data", data, "--by", "g");

        Assert.Equal(40, groups[0].GetProperty("n").GetInt32());
        Assert.Equal((JsonValueKind.Null, 0, "hide"), (groups[1].GetProperty("value").ValueKind, groups[1].GetProperty("n").GetInt32(), groups[1].GetProperty("gate").GetString()));
    }

    [Theory]
    [InlineData("value,weight\n1,1\n1,x\n", "line 3, column weight: 'x' is not a number.")]
    [InlineData("value,weight\n1,\"1,5\"\n", "line 2, column weight: '1,5' is not a number; decimals take a point, as in 1.5, and thousands no mark.")]
    [InlineData("value,weight\n1,\n", "line 2, column weight: '' is not a weight; expected a number above 0.")]
    [InlineData("value,weight\n1,-2\n", "line 2, column weight: '-2' is not a weight; expected a number above 0.")]
    [InlineData("value\n2\n", "line 2, column value: '2' is more than the 1 answered.")]
    [InlineData("value,answered\n3,2\n", "line 2, column value: '3' is more than the 2 answered.")]
    [InlineData("value,answered\n-1,2\n", "line 2, column value: '-1' is negative; expected 0 or more satisfied answers.")]
    [InlineData("value,note\n1,\"a\nb\"\n1,c,d\n", "line 4: 3 cells; the header has 2.")]
    [InlineData("value,stratum\n1,\n", "line 2, column stratum: '' is blank.")]
    [InlineData("value,psu\n1,\n", "line 2, column psu: '' is blank.")]
    [InlineData("value,population\n1,2.5\n", "line 2, column population: '2.5' is not a number of units; expected a whole number from 1.")]
    [InlineData("value,population\n1,20\n1,30\n", "line 3, column population: '30', but the sample has '20' in line 2.")]
    [InlineData("value,population\n1,2\n1,2\n0,2\n", "line 2, column population: the sample has 3 sampled units but only 2 in its frame.")]
    [InlineData("value,stratum\n1,a\n1,b\n0,b\n", "line 2, column stratum: stratum 'a' has a single primary unit, so its variance cannot be estimated; see --single-unit adjust or collapse.")]
    [InlineData("value;weight\n1;2\n", "line 1: the cells are separated by semicolons; expected commas. Save the file as CSV with commas and decimal points.")]
    [InlineData("worth,weight\n1,2\n", "line 1: there is no column value; the header has worth, weight.")]
    [InlineData("value,Value\n1,2\n", "line 1: column value stands twice in the header.")]
    [InlineData("value\n", "the file has a header and no rows.")]
    [InlineData("", "the file is empty; expected a header with a column value.")]
    public async Task What_cannot_be_used_is_named_by_line_and_column_and_nothing_is_printed(string text, string problem)
    {
        var (code, output, error) = await RunAsync("--data", Write(text));

        Assert.Equal((ExitCode.Unusable, "", problem), (code, output, error.Trim()));
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_not_utf8_and_options_that_make_no_sense_are_one_clear_line()
    {
        var latin = Path.Combine(folder, "latin.csv");
        await File.WriteAllBytesAsync(latin, [.. "value,g\n1,"u8, 0xE9, .. "\n"u8]);

        Assert.Contains("not UTF-8", (await RunAsync("--data", latin)).Error, StringComparison.Ordinal);
        Assert.Contains("nowhere.csv", (await RunAsync("--data", Path.Combine(folder, "nowhere.csv"))).Error, StringComparison.Ordinal);
        Assert.Contains("no column ward", (await RunAsync("--data", Write("value\n1\n"), "--by", "ward")).Error, StringComparison.Ordinal);
        Assert.Contains("between 0 and 1", (await RunAsync("--data", latin, "--level", "95")).Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Unusable, (await RunAsync("--data", latin, "--interval", "wald")).Code);
    }

    private static string Schools(bool withWeight) => string.Concat(
        new (int Yes, int Asked, int Frame)[] { (16, 50, 755), (24, 50, 1018), (73, 100, 4421) }.SelectMany(stratum => Enumerable.Range(0, stratum.Asked).Select(i =>
            FormattableString.Invariant($"{(i < stratum.Yes ? 1 : 0)},{(withWeight ? $"{(double)stratum.Frame / stratum.Asked:R}," : "")}{stratum.Frame},{stratum.Frame}\n"))));

    private string Write(string text)
    {
        var path = Path.Combine(folder, $"{Guid.CreateVersion7():N}.csv");
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    private static async Task<List<JsonElement>> EstimateAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.True(code == 0, error);
        return [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["estimate", .. arguments], output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
