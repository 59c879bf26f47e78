using System.Globalization;

namespace Dialogue.Core.Agencies;

/// <summary>
/// The order in which agencies are offered and listed: the Vietnamese alphabet by name, where Cầu Giấy stands before Chương Mỹ and Đ
/// after D. The collation of a database would put them by their bytes.
/// </summary>
public static class AgencyOrder
{
    public static StringComparer Alphabet { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.None);

    public static List<T> InOrderOfNames<T>(this IEnumerable<T> agencies, Func<T, string> name) => [.. agencies.OrderBy(name, Alphabet)];
}
