using System.Globalization;
using Dialogue.Web.Figures;
using Microsoft.Extensions.Options;

namespace Dialogue.App.Tests.Agencies;

public sealed class KeptFiguresTests
{
    private int draws;

    [Fact]
    public async Task What_thousands_look_at_is_drawn_once_for_each_agency_and_language_while_it_is_kept()
    {
        using var kept = Kept(TimeSpan.FromHours(1));

        var first = await InAsync("vi-VN", kept, 1);
        Assert.Same(first, await InAsync("vi-VN", kept, 1));
        Assert.NotSame(first, await InAsync("en-GB", kept, 1));
        Assert.NotSame(first, await InAsync("vi-VN", kept, 2));

        Assert.Equal(3, draws);
    }

    [Fact]
    public async Task Where_nothing_is_to_be_kept_every_reader_has_them_read_anew()
    {
        using var kept = Kept(TimeSpan.Zero);

        await InAsync("vi-VN", kept, 1);
        await InAsync("vi-VN", kept, 1);

        Assert.Equal(2, draws);
    }

    private static KeptFigures Kept(TimeSpan time) => new(Options.Create(new FigureOptions { KeptFor = time }));

    private Task<KeptFigures.Drawn> InAsync(string language, KeptFigures kept, int agencyId)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(language), new CultureInfo(language));
        return kept.OfAsync(agencyId, () =>
        {
            draws++;
            return Task.FromResult(new KeptFigures.Drawn([], null, null, []));
        });
    }
}
