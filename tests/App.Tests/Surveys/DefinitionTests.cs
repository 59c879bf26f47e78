using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dialogue.Core.Surveys.Definitions;
using Dialogue.Jobs.Commands;

namespace Dialogue.App.Tests.Surveys;

public sealed class DefinitionTests
{
    [Fact]
    public void The_shipped_instruments_and_waves_are_valid()
    {
        var catalog = SurveyCatalog.Load(DefinitionFiles.Shipped);

        Assert.Equal(["session-rating", "sipas"], catalog.Instruments.Select(instrument => instrument.Id).Order());
        Assert.Superset(new HashSet<string> { "2025-2", "2026-1", "2026-2", "2027-1", "session-2026" }, catalog.Waves.Select(wave => wave.Key).ToHashSet());
        var sipas = catalog.Instruments.Single(instrument => instrument.Id == "sipas");
        Assert.Equal([4, 5, 6, 3, 4, 1], sipas.Measures.Select(measure => measure.Items.Length));
    }

    [Fact]
    public void A_missing_text_is_named_with_its_file_and_key()
    {
        using var files = new DefinitionFiles().Replace("sipas/text.en.json", "\"item.C3_5\"", "\"item.C3_55\"");

        var problems = files.Problems();

        Assert.Contains("sipas/text.en.json, item.C3_5: this text is missing.", problems);
        Assert.Contains("sipas/text.en.json, item.C3_55: nothing in instrument.json uses this text.", problems);
    }

    [Fact]
    public void Only_a_multiple_choice_or_ranking_item_is_published_by_its_options()
    {
        using var files = new DefinitionFiles().Replace("waves/2026-2.json", "\"choices\": [\"D1\"]", "\"choices\": [\"C0\"]");

        Assert.Equal(["waves/2026-2.json, choices: 'C0' should be a multiple-choice or ranking item."], files.Problems());
    }

    [Fact]
    public void An_item_id_used_twice_is_refused()
    {
        using var files = new DefinitionFiles().Replace("sipas/instrument.json", "\"id\": \"E2\"", "\"id\": \"E1\"");

        Assert.Contains("sipas/instrument.json, item E1: this id is used more than once.", files.Problems());
    }

    [Fact]
    public void Routing_to_an_unknown_item_is_refused()
    {
        using var files = new DefinitionFiles().Replace("sipas/instrument.json", "{ \"item\": \"S6\", \"equals\": 2 }", "{ \"item\": \"S66\", \"equals\": 2 }");

        Assert.Contains("sipas/instrument.json, item B5: routing names item 'S66', which does not exist.", files.Problems());
    }

    [Fact]
    public void Routing_that_looks_ahead_is_refused()
    {
        using var files = new DefinitionFiles().Replace("sipas/instrument.json", "{ \"item\": \"S6\", \"equals\": 2 }", "{ \"item\": \"E1\", \"equals\": 2 }");

        Assert.Contains("sipas/instrument.json, item B5: routing looks at item 'E1': a rule may only look at items of earlier pages.", files.Problems());
    }

    [Fact]
    public void A_page_that_no_answers_lead_to_is_refused()
    {
        using var files = new DefinitionFiles().Replace(
            "sipas/instrument.json",
            "\"showIf\": { \"item\": \"S6\", \"in\": [1, 2] }",
            "\"showIf\": { \"all\": [{ \"item\": \"S6\", \"equals\": 1 }, { \"item\": \"S1\", \"equals\": 2 }] }");

        Assert.Contains("sipas/instrument.json, item C4_1: no answers lead to this item of page C4.", files.Problems());
    }

    [Fact]
    public void A_scale_that_uses_a_reserved_code_is_refused()
    {
        using var files = new DefinitionFiles().Replace("session-rating/instrument.json", "\"codes\": [5, 4, 3, 2, 1]", "\"codes\": [88, 4, 3, 2, 1]");

        Assert.Contains("session-rating/instrument.json, scale agreement5: code 88 is reserved; use codes from 0 other than 88 and 99.", files.Problems());
    }

    [Fact]
    public void An_unknown_property_is_refused_with_its_line()
    {
        using var files = new DefinitionFiles().Replace("waves/2026-2.json", "\"opens\"", "\"opnes\"");

        Assert.Contains(files.Problems(), problem => problem.StartsWith("waves/2026-2.json, $.opnes (line ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wave_pinned_to_other_words_is_refused()
    {
        var hash = SurveyCatalog.Load(DefinitionFiles.Shipped).Instruments.Single(instrument => instrument.Id == "sipas").Hash;
        using var files = new DefinitionFiles().Replace("sipas/text.vi.json", "Thành thạo công việc", "Thạo việc");

        var problems = files.Problems();

        Assert.All(["2025-2", "2026-1", "2026-2"], key => Assert.Contains(
            problems, problem => problem.StartsWith($"waves/{key}.json, instrument.sha256: the instrument now hashes to ", StringComparison.Ordinal)));
        Assert.DoesNotContain(problems, problem => problem.Contains(hash, StringComparison.Ordinal));
    }

    [Fact]
    public void A_reformatted_file_keeps_its_hash()
    {
        using var files = new DefinitionFiles().Replace("sipas/instrument.json", "\"version\": 1,\n  \"legalBasis\"", "\"version\":1,\"legalBasis\"");

        Assert.Equal(
            SurveyCatalog.Load(DefinitionFiles.Shipped).Instruments.Select(instrument => instrument.Hash),
            SurveyCatalog.Load(files.Folder).Instruments.Select(instrument => instrument.Hash));
    }

    [Theory]
    [InlineData("instrument.json", "{ \"item\": \"S5\", \"in\": [2, 4] }", "{ \"item\": \"S5\", \"equals\": 2 }", "F1")] // routing
    [InlineData("text.en.json", "\"item.C4_1\": \"", "\"item.C4_1\": \"Really ", "F4")] // text
    [InlineData("text.vi.json", "\"scale.satisfaction5.3\": \"Bình thường\"", "\"scale.satisfaction5.3\": \"Tạm được\"", "F1 F2 F3 F4 F5 C0")] // scale
    [InlineData("instrument.json", "\"items\": [\"C2_1\", \"C2_2\",", "\"items\": [\"C2_2\",", "F2")] // fewer items
    [InlineData("instrument.json", "\"id\": \"minor\", \"when\": { \"item\": \"S1\", \"equals\": 2 }", "\"id\": \"minor\", \"when\": { \"all\": [{ \"item\": \"S1\", \"equals\": 2 }, { \"item\": \"S2\", \"equals\": 1 }] }", "F1 F2 F3 F4 F5 C0")] // who is asked
    public void Identical_may_not_be_claimed_where_text_scale_or_routing_changed(string file, string old, string with, string measures)
    {
        using var files = SecondVersion().Replace($"sipas/v2/{file}", old, with);

        Assert.Equal(measures.Split(' ').Order().Select(ChangedBadly), files.Problems().Order());
    }

    /// <summary>What comes after a measure does not touch it; a new question before it does not either, as far as the old ones keep their order.</summary>
    [Fact]
    public void Identical_may_not_be_claimed_where_the_order_of_what_is_asked_before_changed()
    {
        const string first = "{ \"id\": \"C4_1\", \"kind\": \"scale\", \"scale\": \"satisfaction5\" }", second = "{ \"id\": \"C4_2\", \"kind\": \"scale\", \"scale\": \"satisfaction5\" }";
        using var files = SecondVersion().Replace("sipas/v2/instrument.json", $"{first},\n        {second}", $"{second},\n        {first}");

        Assert.Equal(new[] { "C0", "F4", "F5" }.Select(ChangedBadly), files.Problems().Order());
    }

    [Fact]
    public void A_questionnaire_that_does_not_fit_on_paper_is_refused_where_paper_is_a_way_to_answer()
    {
        var words = string.Concat(Enumerable.Repeat("Thủ tục được niêm yết công khai, đầy đủ, dễ thấy. ", 90));
        using var files = new DefinitionFiles().ShowingOneMind().Replace("sipas/text.vi.json", "Thủ tục được niêm yết công khai, đầy đủ", words.Trim());
        var wave = Path.Combine(files.Folder, "waves", "2027-1.json");
        File.WriteAllText(wave, File.ReadAllText(wave).Replace("\"paper\"", "\"web\"", StringComparison.Ordinal));

        var problems = files.Problems();

        Assert.All(["2025-2", "2026-1", "2026-2"], key => Assert.Contains($"waves/{key}.json, modes: on paper item C2_1 takes more than a page in 'vi'; ask it in fewer words or options, or leave paper out.", problems));
        Assert.DoesNotContain(problems, problem => problem.StartsWith("waves/2027-1.json", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"id\": \"D\",", "\"id\": \"D\", \"grid\": true,", "page D: a grid is of two or more items, all on one scale.")]
    [InlineData("\"id\": \"S3\", \"kind\": \"single\", \"codes\": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", "\"id\": \"S3\", \"kind\": \"picker\", \"codes\": [1]", "item S3: needs at least two codes.")]
    [InlineData("\"id\": \"net\"", "\"id\": \"C2_1\"", "measure F2: item 'C2_1' has the id of a measure or an index; its own figure needs one of its own.")]
    public void What_cannot_be_shown_or_published_is_named(string old, string with, string said)
    {
        using var files = new DefinitionFiles().Replace("sipas/instrument.json", old, with);

        Assert.Contains($"sipas/instrument.json, {said}", files.Problems());
    }

    /// <summary>The planned wave asks a second version of the instrument, which is still the same as the first.</summary>
    private static DefinitionFiles SecondVersion()
    {
        var files = new DefinitionFiles();
        Directory.CreateDirectory(Path.Combine(files.Folder, "sipas", "v2"));
        foreach (var file in new[] { "instrument.json", "text.vi.json", "text.en.json" })
            File.Copy(Path.Combine(files.Folder, "sipas", file), Path.Combine(files.Folder, "sipas", "v2", file));
        return files.Replace("sipas/v2/instrument.json", "\"version\": 1,\n  \"legalBasis\"", "\"version\": 2,\n  \"legalBasis\"")
            .Replace("waves/2027-1.json", "\"version\": 1", "\"version\": 2");
    }

    private static string ChangedBadly(string measure) =>
        $"waves/2027-1.json, comparability.measures {measure}: text, scale, order or routing changed since the previous wave; say with-note or break.";

    [Theory]
    [InlineData("sipas/instrument.json", "\"polarity\": \"positive\"", "\"polarity\": \"good\"", "expected one of positive, negative.")]
    [InlineData("sipas/instrument.json", "\"straightLiningFromItems\": 10", "\"straightLiningFromItems\": \"10\"", "expected a whole number, without quotation marks.")]
    [InlineData("waves/2026-2.json", "\"type\": \"probability\"", "\"type\": \"random\"", "expected one of probability, census-attempt, opt-in.")]
    [InlineData("waves/2026-2.json", "2026-11-01T00:00:00+07:00", "1/11/2026", "expected an instant with its zone, such as 2027-10-15T00:00:00+07:00.")]
    [InlineData("waves/2026-2.json", "\"opens\"", "\"opnes\"", "'opnes' is not known here; see the schema for what is.")]
    [InlineData("waves/2026-2.json", "\"closes\": \"2026-12-15T00:00:00+07:00\",", "", "'closes' is missing.")]
    [InlineData("sipas/text.vi.json", "\"title\": \"Khảo sát", "\"title\": \"a\", \"title\": \"Khảo sát", "this name stands twice in its object.")]
    public void What_is_wrong_in_a_file_is_said_without_the_names_of_types(string file, string old, string with, string said)
    {
        using var files = new DefinitionFiles().Replace(file, old, with);

        var problem = Assert.Single(files.Problems(), problem => problem.StartsWith(file, StringComparison.Ordinal));

        Assert.Contains(said, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("Dialogue.", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("instrument.schema.json", "", typeof(InstrumentDefinition))]
    [InlineData("instrument.schema.json", "properties/scales/items", typeof(ScaleDefinition))]
    [InlineData("instrument.schema.json", "properties/measures/items", typeof(MeasureDefinition))]
    [InlineData("instrument.schema.json", "properties/indexes/items", typeof(IndexDefinition))]
    [InlineData("instrument.schema.json", "properties/pages/items", typeof(PageDefinition))]
    [InlineData("instrument.schema.json", "$defs/item", typeof(ItemDefinition))]
    [InlineData("wave.schema.json", "", typeof(WaveDefinition))]
    [InlineData("wave.schema.json", "properties/instrument", typeof(InstrumentReference))]
    [InlineData("wave.schema.json", "properties/design", typeof(WaveDesign))]
    [InlineData("wave.schema.json", "properties/margins/items", typeof(MarginDefinition))]
    [InlineData("wave.schema.json", "properties/comparability", typeof(WaveComparability))]
    public void The_schema_and_the_reader_know_the_same_properties(string schema, string place, Type type)
    {
        var at = JsonDocument.Parse(File.ReadAllText(Path.Combine(DefinitionFiles.Shipped, "schema", schema))).RootElement;
        foreach (var step in place.Split('/', StringSplitOptions.RemoveEmptyEntries))
            at = at.GetProperty(step);

        var read = type.GetProperties()
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name));

        Assert.Equal(at.GetProperty("properties").EnumerateObject().Select(property => property.Name).Order(), read.Order());
    }

    [Fact]
    public async Task The_command_lists_what_is_well_and_names_what_is_not()
    {
        using var files = new DefinitionFiles();
        var well = await CheckAsync(files.Folder);
        files.Replace("sipas/text.en.json", "\"item.C3_5\"", "\"item.C3_55\"");
        var broken = await CheckAsync(files.Folder);

        Assert.Equal((0, ""), (well.Code, well.Error));
        Assert.Contains("waves/2026-2: sipas 1, 2026-11-01 to 2026-12-15", well.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (broken.Code, broken.Output));
        Assert.Contains("sipas/text.en.json, item.C3_5: this text is missing.", broken.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> CheckAsync(string folder)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["check-surveys", folder], output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
