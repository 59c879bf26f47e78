using System.Net;
using AngleSharp.Html.Dom;
using Dialogue.App.Tests.Administration;

namespace Dialogue.App.Tests.Inputs;

/// <summary>One bad value a field: it is told at the field in the reader's language, what else was typed still stands there, and nothing is saved.</summary>
public sealed class OfficeFormTests(OfficeFormGround given) : IClassFixture<OfficeFormGround>
{
    public static TheoryData<string> Forms => [.. OfficeForms.All.Select(form => form.ToString())];

    [Fact]
    public void Every_form_of_the_office_is_in_the_table_or_is_a_button()
    {
        var found = given.Entries.Select(entry => $"{entry.Route}{(string.IsNullOrEmpty(entry.Handler) ? "" : $"?handler={entry.Handler}")}").ToHashSet();

        var told = OfficeForms.All.Select(form => form.ToString().Replace(OfficeForms.Closed, "{wave}", StringComparison.Ordinal)).Concat(OfficeForms.Buttons).ToList();

        Assert.Empty(found.Except(told).Order());
        Assert.Empty(told.Except(found).Order());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_bad_value_is_told_at_its_field_and_nothing_is_saved(string name)
    {
        var form = OfficeForms.All.Single(known => known.ToString() == name);
        var good = await given.FieldsAsync(form);
        var before = await given.RowsAsync();

        foreach (var fault in form.Faults)
        {
            MustTell(await SendAsync(form, good, fault, "vi"), fault, fault.Vi, good);
            MustTell(await SendAsync(form, good, fault, "en"), fault, fault.En, good);
        }

        Assert.Equal(before, await given.RowsAsync());
    }

    private async Task<IHtmlDocument> SendAsync(OfficeForm form, List<(string Name, string Value)> good, OfficeForm.Fault fault, string language)
    {
        var fields = good.Where(field => field.Name != fault.Field).Append((Name: fault.Field, Value: fault.Bad)).Select(field => (field.Name, (string?)field.Value)).ToArray();
        using var answer = await given.Browser(form.Who, language).PostFormAsync(given.AddressOf(form), fields);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{form} {fault.Field} {language}: {answer.StatusCode}");
        return await answer.ReadAsync();
    }

    private static void MustTell(IHtmlDocument page, OfficeForm.Fault fault, string expected, List<(string Name, string Value)> good)
    {
        var said = page.QuerySelectorAll(".error-summary li a").Where(link => link.GetAttribute("href") == $"#{fault.Id}").Select(link => link.TextContent).ToList();
        Assert.True(said.Exists(words => words.Contains(expected, StringComparison.OrdinalIgnoreCase)), $"{fault.Field}: {expected} is not in {string.Join(" | ", page.QuerySelectorAll(".error-summary li").Select(line => line.TextContent.Trim()))}");
        Assert.NotNull(page.GetElementById(fault.Id));
        Assert.Contains(page.GetElementById($"{fault.Id}-error")!.TextContent, said); // where the field is, its fault is
        foreach (var (name, value) in good.Where(field => field.Name != fault.Field))
            if (page.QuerySelector($"main form [name='{name}']:not([type=hidden]):not([type=radio]):not([type=checkbox])") is { } field && fault.At is null)
                Assert.Equal((name, value), (name, OfficeFormGround.ValueOf(field)));
    }
}
