namespace Dialogue.Analytics.Charts;

/// <summary>An axis of counts from 0 in steps of 1, 2 or 5 times a power of ten.</summary>
internal readonly record struct CountRange(int Max, int Step)
{
    public static CountRange UpTo(int most, int lines)
    {
        var step = 1;
        for (var nth = 0; (double)most / step > lines; nth++) step = nth % 3 == 1 ? step / 2 * 5 : step * 2;
        return new CountRange(Math.Max(1, (most + step - 1) / step) * step, step);
    }
}
