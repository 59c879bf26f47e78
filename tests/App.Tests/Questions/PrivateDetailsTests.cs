using Dialogue.Core.Questions;

namespace Dialogue.App.Tests.Questions;

/// <summary>What the finder finds, between brackets, and what it must leave alone.</summary>
public sealed class PrivateDetailsTests
{
    [Theory]
    [InlineData("Gọi cho tôi số [0912345678] nhé", PrivateKind.Phone)]
    [InlineData("lien he [0912 345 678] gap", PrivateKind.Phone)]
    [InlineData("SĐT [0912.345.678], nhà cuối ngõ", PrivateKind.Phone)]
    [InlineData("SĐT: [091-234-5678]", PrivateKind.Phone)]
    [InlineData("sđt[0358123456]", PrivateKind.Phone)]
    [InlineData("SDT[0358123456]", PrivateKind.Phone)]
    [InlineData("so dt cua em la [09 12 34 56 78] a", PrivateKind.Phone)]
    [InlineData("Zalo [+84912345678]", PrivateKind.Phone)]
    [InlineData("Zalo [+84 912 345 678].", PrivateKind.Phone)]
    [InlineData("zalo [84912345678]", PrivateKind.Phone)]
    [InlineData("gọi [+84 (0)912 345 678] sau 17 giờ", PrivateKind.Phone)]
    [InlineData("Máy bàn [024 3825 3536] không ai nghe", PrivateKind.Phone)]
    [InlineData("Máy bàn [(024) 3825 3536] không ai nghe", PrivateKind.Phone)]
    [InlineData("may ban [02438253536]", PrivateKind.Phone)]
    [InlineData("nhà tôi [024.3825.3536]", PrivateKind.Phone)]
    [InlineData("ở quê [0203 382 5353]", PrivateKind.Phone)]
    [InlineData("+84 24: [+84 24 3825 3536]", PrivateKind.Phone)]
    [InlineData("Từ ngày 12.3.2024 gọi [0987654321] đều bận", PrivateKind.Phone)]
    [InlineData("[0703456789]", PrivateKind.Phone)]
    [InlineData("xin nhắn ([0568123456])", PrivateKind.Phone)]
    [InlineData("hồi 8h30 ngày 5/11 gọi [0815 123 456]", PrivateKind.Phone)]
    [InlineData("CCCD [001085012345]", PrivateKind.IdentityNumber)]
    [InlineData("căn cước số [001 085 012 345] bị sai ngày sinh", PrivateKind.IdentityNumber)]
    [InlineData("can cuoc [036199001234]", PrivateKind.IdentityNumber)]
    [InlineData("tôi là Bình, [001185012345], xin hỏi", PrivateKind.IdentityNumber)]
    [InlineData("CCCD[001085012345]", PrivateKind.IdentityNumber)]
    [InlineData("CMND [012345678] cấp ngày 5/6/2010", PrivateKind.IdentityNumber)]
    [InlineData("số chứng minh nhân dân là [012 345 678]", PrivateKind.IdentityNumber)]
    [InlineData("so chung minh [112345678]", PrivateKind.IdentityNumber)]
    [InlineData("mã định danh của cháu [001 217 012 345]", PrivateKind.IdentityNumber)]
    [InlineData("email [an.nguyen@gmail.com]", PrivateKind.Email)]
    [InlineData("Thư về [le-thi.hoa+viec@mail.com.vn], cảm ơn", PrivateKind.Email)]
    [InlineData("hoặc [BINH123@YAHOO.COM]", PrivateKind.Email)]
    [InlineData("số tài khoản [19031234567890] Techcombank", PrivateKind.BankAccount)]
    [InlineData("STK [0011004123456] VCB", PrivateKind.BankAccount)]
    [InlineData("stk: [102 870 123 456]", PrivateKind.BankAccount)]
    [InlineData("chuyen vao tai khoan [1234567890123]", PrivateKind.BankAccount)]
    [InlineData("tài khoản ngân hàng: [711123456789] Vietinbank", PrivateKind.BankAccount)]
    public void Finds(string marked, PrivateKind kind)
    {
        var (text, expected) = Read(marked);

        var found = PrivateDetails.In(text);

        Assert.Equal(expected, found.Select(one => one.In(text)));
        Assert.All(found, one => Assert.Equal(kind, one.Kind));
    }

    [Theory]
    [InlineData("Gọi 113, 114, 115 hoặc 1022 đều được")]
    [InlineData("Tổng đài 19001234 luôn bận")]
    [InlineData("Tổng đài 1900 1234 và 1800.599.920 luôn bận")]
    [InlineData("Quyết định 12/2024/QĐ-UBND ngày 05/06/2024")]
    [InlineData("Nghị định 356/2025/NĐ-CP và Luật 91/2025/QH15")]
    [InlineData("Công văn số 0912345678/UBND-VX")]
    [InlineData("Thông báo 1234/TB-STNMT ngày 12.3.2024")]
    [InlineData("Từ 01/07/2025 đến 30/11/2026")]
    [InlineData("lịch ngày 07 08 2026 12 giờ")]
    [InlineData("từ 07.08.2026 đến 09.08.2026")]
    [InlineData("năm 2020 2021 2022 2023")]
    [InlineData("giá 250.000.000 đồng")]
    [InlineData("nộp 84.912.345.678 đồng tiền sử dụng đất")]
    [InlineData("kinh phí 120.000.000.000 đ")]
    [InlineData("gia 5000000 vnd mot thang")]
    [InlineData("trong tài khoản còn 5.000.000 đồng")]
    [InlineData("tai khoan con 35000000 d")]
    [InlineData("tài khoản VNeID mức 2 từ 01/07/2024")]
    [InlineData("tài khoản dịch vụ công bị khóa 3 lần")]
    [InlineData("Nhà số 25 ngõ 120 phố Vọng, phường Láng")]
    [InlineData("Số 12, ngách 34/56, ngõ 78 đường Láng")]
    [InlineData("thửa 123 tờ bản đồ 45 diện tích 120,5 m2")]
    [InlineData("Mã hồ sơ 000.00.12.H26-240612-0001")]
    [InlineData("mã hồ sơ 0912345678 nộp tháng trước")]
    [InlineData("mã số thuế 0312345678 của công ty")]
    [InlineData("Mã khách hàng PD05000123456 mất điện")]
    [InlineData("Giấy phép số 0387654321/GPXD")]
    [InlineData("vanthu@hanoi.gov.vn có nhận đơn không?")]
    [InlineData("Thư gửi hopthu@SoYTe.Hanoi.Gov.Vn")]
    [InlineData("Xe buýt 09, 14, 31, 36 chạy đến mấy giờ?")]
    [InlineData("tuyến 01 02 03 04 05 06")]
    [InlineData("các tuyến 03 05 07 09 11 đổi lộ trình")]
    [InlineData("tọa độ 21.028511, 105.804817")]
    [InlineData("CMND 9 số có đổi sang CCCD 12 số không?")]
    [InlineData("cccd gắn chip bao giờ có?")]
    [InlineData("biển số 30A-123.45 và 29H1 234.56")]
    [InlineData("mã bưu chính 100000, trường có 1200 học sinh")]
    [InlineData("Hợp đồng số 0123456789/2023 chưa thanh lý")]
    [InlineData("chi 123456789 đồng")]
    [InlineData("điểm thi 8.5 9.0 7.25 của 123456 em")]
    [InlineData("")]
    public void Leaves_alone(string text) => Assert.Empty(PrivateDetails.In(text).Select(one => $"{one.Kind}: {one.In(text)}"));

    [Fact]
    public void Finds_several_in_one_text_in_their_order_and_names_each_kind_once()
    {
        const string Text = "Gọi 0912345678 hoặc 0987 654 321, CCCD 001085012345, email an.nguyen@gmail.com.";

        Assert.Equal(["0912345678", "0987 654 321", "001085012345", "an.nguyen@gmail.com"], PrivateDetails.In(Text).Select(one => one.In(Text)));
        Assert.Equal([PrivateKind.Phone, PrivateKind.IdentityNumber, PrivateKind.Email], PrivateDetails.KindsIn(Text));
    }

    [Fact]
    public void Whatever_is_written_around_it_a_number_is_found_at_its_place()
    {
        string[] before = ["", "Xin hỏi ", "nhà 12, ", "😀 ", "(", "ngày 5/11/2026: "];
        string[] after = ["", ".", ", cảm ơn", ")", "\n", "; 20 giờ", "?"];
        foreach (var number in (string[])["0912345678", "+84 912 345 678", "024 3825 3536", "001085012345", "an@mail.vn"])
            foreach (var (start, end) in before.SelectMany(one => after.Select(other => (one, other))))
                Assert.Contains(PrivateDetails.In(start + number + end), one => one.In(start + number + end).TrimStart('(') == number);
    }

    private static (string Text, string[] Found) Read(string marked)
    {
        var parts = marked.Split('[', ']');
        return (string.Concat(parts), [.. parts.Where((_, nth) => nth % 2 == 1)]);
    }
}
