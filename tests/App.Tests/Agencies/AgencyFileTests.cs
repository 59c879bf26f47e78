using System.Text.Json.Nodes;
using Dialogue.Core.Agencies;
using Dialogue.Core.Topics;

namespace Dialogue.App.Tests.Agencies;

public sealed class AgencyFileTests : IDisposable
{
    private static readonly CityFiles City = new();
    private readonly string _path = Path.GetTempFileName();

    [Theory]
    [InlineData(16, AgencyKind.Office, AgencyKind.Department, AgencyKind.Inspectorate, AgencyKind.Board)]
    [InlineData(51, AgencyKind.Ward)]
    [InlineData(75, AgencyKind.Commune)]
    [InlineData(12, AgencyKind.UrbanDistrict)]
    [InlineData(17, AgencyKind.RuralDistrict)]
    [InlineData(1, AgencyKind.Town)]
    public void Hanoi_has_as_many_agencies_of_a_kind_as_the_city_names(int expected, params AgencyKind[] kinds)
    {
        var hanoi = Hanoi();

        var count = hanoi.Agencies.Count(agency => kinds.Contains(agency.Kind));

        Assert.Equal(expected, count);
    }

    [Fact]
    public void Every_commune_and_ward_of_Hanoi_takes_over_from_a_district_that_ended_the_day_before()
    {
        var hanoi = Hanoi();

        var successors = hanoi.Agencies.SelectMany(district => district.Successors).Select(successor => successor.Code).ToHashSet();
        var units = hanoi.Agencies.Where(agency => agency.Kind is AgencyKind.Ward or AgencyKind.Commune).ToList();
        var districts = hanoi.Agencies.Where(agency => agency.Successors.Count > 0).ToList();

        Assert.Equal(126, units.Count);
        Assert.Equal(units.Select(unit => unit.Code).Order(), successors.Order());
        Assert.All(units, unit => Assert.Equal(new DateOnly(2025, 7, 1), unit.ValidFrom));
        Assert.All(districts, district => Assert.Equal(new DateOnly(2025, 6, 30), district.ValidTo));
        Assert.All(districts, district => Assert.Equal("memory", district.Certainty));
    }

    [Fact]
    public void Every_topic_has_an_agency_of_Hanoi_that_answers_it_and_no_agency_answers_an_unknown_one()
    {
        var topics = TopicFile.Load(City.TopicsPath).File!.Topics.Select(topic => topic.Code).Order();

        var answered = Hanoi().Agencies.SelectMany(agency => agency.TopicCodes).Distinct().Order();

        Assert.Equal(topics, answered);
    }

    [Theory]
    [InlineData("code", "so-noi-vu", "\"so-noi-vu\" is used 2 times")]
    [InlineData("code", "Sở Y tế", "a code holds a-z")]
    [InlineData("nameVi", " ", "must not be empty")]
    [InlineData("validTo", "2001-01-01", "before it begins on 2008-08-01")]
    [InlineData("validTo", "31/12/2025", "DateOnly")]
    [InlineData("kind", "village", "$.agencies[5].kind")]
    [InlineData("topics", "health", "topics")]
    public void A_wrong_field_of_an_agency_is_named(string field, string value, string expected)
    {
        var load = Load(file => Agency(file, "so-y-te")[field] = value);

        Assert.False(load.Succeeded);
        Assert.Contains(expected, Assert.Single(load.Errors));
    }

    [Fact]
    public void A_successor_that_is_not_in_the_file_is_named()
    {
        var load = Load(file => Successor(file, "quan-ba-dinh", 0)["code"] = "phuong-khong-co");

        Assert.Contains("\"quan-ba-dinh\": the successor \"phuong-khong-co\" is not in the file", Assert.Single(load.Errors));
    }

    [Fact]
    public void Shares_that_do_not_sum_to_one_are_told_with_their_sum()
    {
        var load = Load(file => Successor(file, "quan-ba-dinh", 0)["share"] = 0.5m);

        Assert.Contains("sum to 1.23, not to 1", Assert.Single(load.Errors));
    }

    [Fact]
    public void All_errors_are_told_at_once()
    {
        var load = Load(file =>
        {
            Agency(file, "so-y-te")["nameEn"] = "";
            Agency(file, "quan-ba-dinh").Remove("validTo");
            file["dialoguesPerYear"]!.AsObject().Remove("board");
        });

        Assert.Equal(3, load.Errors.Count);
        Assert.All(load.Errors, error => Assert.StartsWith(_path, error));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{ \"agencies\": [")]
    [InlineData("{ \"agencies\": null }")]
    public void A_file_that_is_no_agencies_file_is_refused_with_its_path(string text)
    {
        File.WriteAllText(_path, text);

        var load = AgencyFile.Load(_path);

        Assert.StartsWith(_path, Assert.Single(load.Errors));
    }

    [Fact]
    public void A_missing_file_is_refused_with_its_path()
    {
        var load = AgencyFile.Load("/no/such/city.json");

        Assert.StartsWith("/no/such/city.json: the file cannot be read", Assert.Single(load.Errors));
    }

    public void Dispose() => File.Delete(_path);

    private static AgencyFile Hanoi() => AgencyFile.Load(City.AgenciesPath).File!;

    private AgencyFileLoad Load(Action<JsonObject> change)
    {
        var file = JsonNode.Parse(File.ReadAllText(City.AgenciesPath))!.AsObject();
        change(file);
        File.WriteAllText(_path, file.ToJsonString());
        return AgencyFile.Load(_path);
    }

    private static JsonObject Agency(JsonObject file, string code) =>
        file["agencies"]!.AsArray().First(agency => (string?)agency!["code"] == code)!.AsObject();

    private static JsonObject Successor(JsonObject file, string code, int index) =>
        Agency(file, code)["successors"]![index]!.AsObject();
}
