using System.Globalization;
using Dialogue.Web.Figures;
using Microsoft.Extensions.Options;

namespace Dialogue.App.Tests.Agencies;

public sealed class KeptPagesTests
{
    private int reads;

    [Fact]
    public async Task What_thousands_look_at_is_read_once_for_each_page_and_language_while_it_is_kept()
    {
        using var kept = Kept(TimeSpan.FromHours(1));

        var first = await InAsync("vi-VN", kept, "so-y-te");
        Assert.Same(first, await InAsync("vi-VN", kept, "so-y-te"));
        Assert.NotSame(first, await InAsync("en-GB", kept, "so-y-te"));
        Assert.NotSame(first, await InAsync("vi-VN", kept, "phuong-lang"));

        Assert.Equal(3, reads);
    }

    [Fact]
    public async Task Where_nothing_is_to_be_kept_every_reader_has_it_read_anew()
    {
        using var kept = Kept(TimeSpan.Zero);

        await InAsync("vi-VN", kept, "so-y-te");
        await InAsync("vi-VN", kept, "so-y-te");

        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_looked_for_again()
    {
        using var kept = Kept(TimeSpan.FromHours(1));

        Assert.Null(await kept.OfAsync<object>("so-moi", () => Task.FromResult<object?>(null)));

        Assert.NotNull(await InAsync("vi-VN", kept, "so-moi"));
    }

    private static KeptPages Kept(TimeSpan time) => new(Options.Create(new FigureOptions { KeptFor = time }));

    private Task<object?> InAsync(string language, KeptPages kept, string code)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(language), new CultureInfo(language));
        return kept.OfAsync<object>(code, () =>
        {
            reads++;
            return Task.FromResult<object?>(new object());
        });
    }
}
