using Dialogue.Core.People;
using Dialogue.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.App.Tests.Access;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("Mật khẩu của tôi 2026!")]
    [InlineData("matkhaucuatoi")]
    [InlineData("123456789012")]
    [InlineData("987654321098")]
    [InlineData("hanoi1hanoi1")]
    [InlineData("aaaaaaaabbbb")]
    [InlineData("Cộng hòa xã hội chủ nghĩa Việt Nam")]
    [InlineData("UBND thành phố Hà Nội 2026")]
    public void What_everybody_tries_first_is_common(string password) => Assert.True(CommonPasswords.Includes(password));

    [Theory]
    [InlineData("con mèo ngồi bên hồ Tây")]
    [InlineData("bốn cái cốc xanh trên bàn")]
    [InlineData("kx7-Qp2-mmR-94")]
    public void A_sentence_of_ones_own_is_not_common(string password) => Assert.False(CommonPasswords.Includes(password));

    [Theory]
    [InlineData("ngắn quá", "PasswordTooShort")]
    [InlineData("matkhaucuatoi", "PasswordTooCommon")]
    [InlineData("thu.ha.nguyen và mèo", "PasswordTooCommon")]
    public async Task An_account_is_not_made_with_a_weak_password(string password, string code)
    {
        await using var city = await TestCity.StartAsync();
        await using var scope = city.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();

        var outcome = await people.CreateAsync(new("thu.ha.nguyen@example.vn", "Nguyễn Thu Hà", password), null, CancellationToken.None);

        Assert.Contains(code, Assert.IsType<PeopleDirectory.Refused>(outcome).Codes);
    }

    [Fact]
    public async Task The_same_password_is_accepted_however_the_keyboard_composes_its_letters()
    {
        await using var city = await TestCity.StartAsync();
        var person = await city.PersonAsync();

        await city.SignInAsync(person.Email!, Sample.Password.Normalize(System.Text.NormalizationForm.FormD));
    }
}
