namespace Dialogue.App.Tests.Inputs;

/// <summary>What an address may say, and what is answered where it says something else.</summary>
/// <param name="Route">Of the page or interface, as routing writes it; several that read alike stand together.</param>
/// <param name="Name">The part's name.</param>
/// <param name="Bad">What cannot be read or is none of the choices.</param>
/// <param name="Label">How the message calls it, in Vietnamese and English; null for a program, which is told the name.</param>
/// <param name="Expected">What the message says was expected, in both languages; null where no value is bad.</param>
internal sealed record AddressPart(string Route, string Name, string Bad, (string Vi, string En)? Label, (string Vi, string En)? Expected)
{
    public static readonly (string, string) Choice = ("Hãy chọn trong danh sách", "Choose from the list");
    public static readonly (string, string) OneOf = ("Các giá trị dùng được: ", "What can be used: ");
    public static readonly (string, string) Known = ("Hãy kiểm tra lại mã", "Check the code");
    public static readonly (string, string) Year = ("Hãy nhập một số từ 2020 đến ", "Enter a number from 2020 to ");
    public static readonly (string, string) Half = ("Hãy viết năm và nửa năm, ví dụ 2026-1", "Write a year and a half, such as 2026-1");
    public static readonly (string, string) Day = ("Hãy nhập ngày, ví dụ ", "Enter a date, such as ");
    public static readonly (string, string) Page = ("Cần một số từ 1 đến 1000", "A number from 1 to 1000 is needed");
    public static readonly (string, string) Place = ("Cần một số nguyên", "A whole number is needed");

    public bool IsRefused => Expected is not null;

    public override string ToString() => $"{Route} ?{Name}";
}
