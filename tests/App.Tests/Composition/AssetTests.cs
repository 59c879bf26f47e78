using System.IO.Compression;
using System.Net.Http.Headers;
using Dialogue.Given;

namespace Dialogue.App.Tests.Composition;

public sealed class AssetTests
{
    [Fact]
    public async Task Styles_and_scripts_come_packed_to_whoever_can_unpack_them_and_plain_to_others()
    {
        await using var city = await TestCity.StartAsync();
        var client = city.Nobody().Http;
        foreach (var (path, type) in new[] { ("/dist/theme.css", "text/css"), ("/dist/room.js", "text/javascript") })
        {
            using var plain = await client.GetAsync(path);
            using var asked = new HttpRequestMessage(HttpMethod.Get, path);
            asked.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
            using var packed = await client.SendAsync(asked);

            Assert.Empty(plain.Content.Headers.ContentEncoding);
            Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
            Assert.Equal(("Accept-Encoding", type), (packed.Headers.Vary.ToString(), packed.Content.Headers.ContentType?.MediaType));
            await using var unpacked = new BrotliStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
            using var words = new StreamReader(unpacked);
            Assert.Equal(await plain.Content.ReadAsStringAsync(), await words.ReadToEndAsync());
            Assert.True(packed.Content.Headers.ContentLength < (await plain.Content.ReadAsByteArrayAsync()).Length / 3);
        }
    }
}
