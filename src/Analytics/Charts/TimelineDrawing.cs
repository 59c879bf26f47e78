namespace Dialogue.Analytics.Charts;

/// <summary>Columns above and below one line, at one scale; which way they go says what they are, colour only repeats it.</summary>
internal sealed class TimelineDrawing(SessionTimeline spec) : OwnDrawing(spec)
{
    private const double Left = 36;
    private const double HalfHeight = 90;

    private readonly CountRange _range = CountRange.UpTo(spec.Minutes.Max(minute => Math.Max(minute.Asked.Value, minute.Answered.Value)), 4);

    public override Layout Compose()
    {
        var layout = new Layout(LayoutWidth);
        layout.Legend([Entry($"▲ {spec.AskedColumn}", Palette.Blue), Entry($"▼ {spec.AnsweredColumn}", Palette.Scores[3].Fill)]);
        layout.Y += 14 + HalfHeight;
        foreach (var tick in Enumerable.Range(-_range.Max / _range.Step, 2 * _range.Max / _range.Step + 1).Select(i => i * _range.Step)) SetTick(layout, tick);
        foreach (var (nth, minute) in spec.Minutes.Index())
        {
            SetColumn(layout, "chart-asked", nth, minute.Asked.Value, Palette.Blue);
            SetColumn(layout, "chart-answered", nth, -minute.Answered.Value, Palette.Scores[3].Fill);
        }
        layout.Add(Shapes.Across(Left, LayoutWidth, layout.Y, isAxis: true));
        layout.Y += HalfHeight + 18;
        SetMinutes(layout);
        return layout;
    }

    private static LegendEntry Entry(string text, string fill) => new(text, (x, y) => [Shapes.Rectangle("chart-key", x, y, 14, 14, fill)]);

    private void SetTick(Layout layout, int tick)
    {
        var y = layout.Y - HalfHeight * tick / _range.Max;
        layout.Add(Shapes.Across(Left, LayoutWidth, y));
        layout.Add(Layout.Text(spec.Number(Math.Abs(tick)), Left - 6, y + 4, Layout.SmallSize, "end"));
    }

    private void SetColumn(Layout layout, string name, int minute, int count, string fill)
    {
        if (count == 0) return;
        var (step, height) = ((LayoutWidth - Left) / spec.Minutes.Count, HalfHeight * Math.Abs(count) / _range.Max);
        layout.Add(Shapes.Rectangle(name, Left + minute * step + step * 0.1, count > 0 ? layout.Y - height : layout.Y, Math.Min(step * 0.8, 24), height, fill));
    }

    private void SetMinutes(Layout layout)
    {
        var (step, every) = ((LayoutWidth - Left) / spec.Minutes.Count, CountRange.UpTo(spec.Minutes.Count, IsWide ? 12 : 6).Step);
        for (var minute = every; minute <= spec.Minutes.Count; minute += every)
            layout.Add(Layout.Text(spec.Number(minute), Math.Min(Left + (minute - 0.5) * step, LayoutWidth - 8), layout.Y, Layout.SmallSize, "middle"));
        layout.Y += 16;
        layout.Add(Layout.Text(spec.MinuteColumn, Left, layout.Y, Layout.SmallSize));
        layout.Y += 4;
    }
}
