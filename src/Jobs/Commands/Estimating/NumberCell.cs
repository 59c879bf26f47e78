using System.Globalization;

namespace Dialogue.Jobs.Commands.Estimating;

/// <summary>A number as files between programs write it: 1234.5 or 1e3. 1,5 and 1.234,5 are refused rather than read as something else.</summary>
internal static class NumberCell
{
    private const NumberStyles Plain =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static bool TryRead(string text, out double number) =>
        double.TryParse(text, Plain, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    public static string Refusal(string text) => text.Contains(',', StringComparison.Ordinal)
        ? $"'{text}' is not a number; decimals take a point, as in 1.5, and thousands no mark."
        : $"'{text}' is not a number.";
}
