using System.Globalization;
using System.Text.Json.Nodes;
using Dialogue.Core.Agencies;
using Dialogue.Core.Topics;

namespace Dialogue.App.Tests.Topics;

public sealed class TopicFileTests : IDisposable
{
    private static readonly CityFiles City = new();
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void The_taxonomy_holds_the_twelve_topics_in_their_order()
    {
        var topics = TopicFile.Load(City.TopicsPath).File!.Topics;

        Assert.Equal(
            ["land", "environment", "water", "health", "education", "business", "procedures", "transport", "construction", "security",
                "welfare", "other"],
            topics.Select(topic => topic.Code));
    }

    [Fact]
    public void Every_colour_is_readable_under_white_text_and_visible_on_the_dark_page()
    {
        var colours = TopicFile.Load(City.TopicsPath).File!.Topics.Select(topic => topic.Colour).ToList();

        Assert.Equal(colours.Count, colours.Distinct().Count());
        Assert.All(colours, colour => Assert.True(Contrast(colour, "#ffffff") >= 4.5, colour));
        Assert.All(colours, colour => Assert.True(Contrast(colour, "#14181d") >= 3, colour));
    }

    [Theory]
    [InlineData("code", "water", "\"water\" is used 2 times")]
    [InlineData("coversEn", "", "must not be empty")]
    [InlineData("colour", "red", "\"red\" is not of the form")]
    [InlineData("successorCode", "water", "no \"retiredOn\"")]
    [InlineData("color", "#000000", "color")]
    public void A_wrong_field_of_a_topic_is_named(string field, string value, string expected)
    {
        var file = JsonNode.Parse(File.ReadAllText(City.TopicsPath))!;
        file["topics"]![0]![field] = value;
        File.WriteAllText(_path, file.ToJsonString());

        var load = TopicFile.Load(_path);

        Assert.False(load.Succeeded);
        Assert.Contains(expected, Assert.Single(load.Errors));
    }

    public void Dispose() => File.Delete(_path);

    // WCAG 2.2, contrast ratio of two colours.
    private static double Contrast(string one, string other)
    {
        double[] both = [Luminance(one), Luminance(other)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber) / 255.0)
            .Select(part => part <= 0.03928 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
