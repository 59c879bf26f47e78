using System.Collections.Frozen;
using System.Text;

namespace Dialogue.Core.People;

/// <summary>
/// Long passwords that everybody tries first, English and Vietnamese. Compared without case, marks and punctuation, and
/// without digits at the end, so that "Mật Khẩu Của Tôi 2026!" is found under "matkhaucuatoi".
/// </summary>
public static class CommonPasswords
{
    private const int FewestDifferent = 5;

    private static readonly FrozenSet<string> Known = """
        password passwordpassword mypassword mypasswordis passwordis newpassword oldpassword secretpassword password123password passw0rd
        adminadmin administrator adminpassword rootroot rootpassword superuser superadmin changeme changemenow pleasechangeme letmein letmeinnow
        letmeinplease welcome welcomewelcome welcomeback iloveyou iloveyousomuch iloveyouforever iloveyoubaby qwerty qwertyuiop
        qwertyuiopasdf qwertyqwerty qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm asdfghjkl asdfghjklzxcvbnm zxcvbnm zxcvbnmasdfgh
        azertyuiop abcdef abcdefgh abcdefghijkl abcdefghijklm abcdefghijklmnop abcabcabcabc abcdabcdabcd aabbccddeeff testtesttest
        testpassword testaccount demodemodemo demopassword guestguest guestpassword defaultpassword temporary temporarypassword
        temppassword whatever trustnoone correcthorsebatterystaple correcthorse footballfootball monkeymonkey dragondragon sunshine
        sunshinesunshine princess princessprincess superman supermansuperman batmanbatman starwars starwarsstarwars computer
        computercomputer internet internetinternet microsoft googlegoogle facebook facebookfacebook zalozalozalo
        matkhau matkhaumatkhau matkhaucuatoi matkhaucuaem matkhaucuaanh matkhaumoi matkhaucu matkhaudangnhap matkhaumacdinh matkhaubimat
        khongcomatkhau doimatkhau doimatkhaungay quenmatkhau quenmatkhauroi nhapmatkhau dangnhap dangnhapdangnhap taikhoan
        taikhoancuatoi quantri quantrivien quantrihethong nguoidung nguoidungthu thunghiem dungthu
        vietnam vietnamvietnam vietnamvodich vietnamquehuongtoi toiyeuvietnam yeuvietnam conghoaxahoi conghoaxahoichunghia conghoaxahoichunghiavietnam
        doclaptudohanhphuc doclaptudo xinchao xinchaovietnam xinchaocacban chaocacban
        hanoi hanoihanoi hanoithudo thudohanoi hanoivietnam toiyeuhanoi yeuhanoi hanoitrongtoi hanoimuathu saigon saigonsaigon
        saigonvietnam danang thanhphohanoi thanhphohochiminh uybannhandan ubndthanhpho ubndthanhphohanoi uybannhandanthanhpho
        uybannhandanthanhphohanoi ubndthanhphohanoi sonoivu sotaichinh soxaydung soyte sogiaoduc cancuoccongdan dichvucong dichvucongquocgia
        motcua bophanmotcua canbocongchuc congchuc chuyenvien lanhdao chutich giamdoc doithoai doithoaithanhpho doithoaihanoi
        anhyeuem anhyeuemnhieu anhyeuemnhieulam emyeuanh emyeuanhnhieu emyeuanhnhieulam yeuemmaimai yeuanhmaimai iuemnhieu toiyeuem
        toiyeuban meyeucon boyeucon conyeume conyeubome conyeumenhieu giadinh giadinhtoi giadinhlasomot giadinhhanhphuc
        hanhphuc hanhphucmaimai khongbiet khongbietnua khongnoi khongaibiet bimat bimatquocgia bimatcuatoi matma coganglen
        dunghoi dungtoi motngaymoi motmuaxuan chucmungnammoi nammoi tetnguyendan bacho bachosongmai
        nguyenvana nguyenvananh nguyenthia tranvana tranthib lethic phamvand hoanganh minhanh ngocanh
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Fold).ToFrozenSet();

    public static bool Includes(string password)
    {
        var folded = Fold(password);
        return password.Distinct().Count() < FewestDifferent || IsRow(folded) || IsRepeated(folded)
            || Known.Contains(folded) || Known.Contains(folded.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'))
            || Known.Contains(folded.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
    }

    /// <summary>Digits that count up or down, whatever follows another by one.</summary>
    private static bool IsRow(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit)
        && text.Zip(text.Skip(1)).All(pair => (pair.Second - pair.First + 10) % 10 is 1 or 9);

    /// <summary>A short piece said again and again: "hanoi1hanoi1", "abc123abc123".</summary>
    private static bool IsRepeated(string text) =>
        Enumerable.Range(1, Math.Min(6, text.Length / 2)).Any(piece =>
            text.Length % piece == 0 && Enumerable.Range(piece, text.Length - piece).All(i => text[i] == text[i - piece]));

    private static string Fold(string text) =>
        string.Concat(Decomposed(text).ToLowerInvariant().Select(c => c == 'đ' ? 'd' : c).Where(char.IsAsciiLetterOrDigit));

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
