using Dialogue.Core.Agencies;

namespace Dialogue.App.Tests.Agencies;

public sealed class AgencyOrderTests
{
    [Fact]
    public void Names_stand_in_the_order_of_the_Vietnamese_alphabet()
    {
        string[] names = ["Xã Đan Phượng", "Phường Cầu Giấy", "Phường Chương Mỹ", "Phường Hà Đông", "Phường Hoàng Mai", "Xã Dương Hòa"];

        Assert.Equal(
            ["Phường Cầu Giấy", "Phường Chương Mỹ", "Phường Hà Đông", "Phường Hoàng Mai", "Xã Dương Hòa", "Xã Đan Phượng"],
            names.Reverse().InOrderOfNames(name => name));
    }
}
