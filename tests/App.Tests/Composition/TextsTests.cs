using System.Globalization;
using Dialogue.Core.Words;
using Dialogue.Web.Composition;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Dialogue.App.Tests.Composition;

public sealed class TextsTests
{
    [Theory]
    [InlineData("vi-VN", "Đối thoại")]
    [InlineData("en-GB", "Dialogue")]
    [InlineData("fr-FR", "Đối thoại")]
    public void Words_follow_the_readers_language_and_fall_back_to_Vietnamese(string culture, string product)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(product, In(Environments.Development)["site.product"].Value);
    }

    [Theory]
    [InlineData("vi-VN", "Số phải nằm trong khoảng từ 0,5 đến 2.")]
    [InlineData("en-GB", "Số must be between 0.5 and 2.")]
    public void Numbers_in_a_text_are_written_the_readers_way(string culture, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(words, In(Environments.Development)["site.refused.range", "Số", 0.5, 2].Value);
    }

    [Fact]
    public void A_missing_key_stops_a_developer_and_shows_itself_to_a_citizen()
    {
        Assert.Throws<KeyNotFoundException>(() => In(Environments.Development)["site.nowhere"]);

        Assert.Equal("site.nowhere", In(Environments.Production)["site.nowhere", 3].Value);
    }

    private static Texts In(string environment) =>
        new(new Place { EnvironmentName = environment }, new CityWords(NpgsqlDataSource.Create("Host=nowhere.invalid")), NullLogger<Texts>.Instance);

    private sealed class Place : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }
        public string ApplicationName { get; set; } = "Dialogue.Web";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
