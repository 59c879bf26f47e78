namespace Dialogue.Analytics.Charts;

/// <summary>The words that every chart of estimates needs, in the reader's language.</summary>
public sealed record EstimateWords
{
    /// <summary>Heading of the figure, in per cent ("Hài lòng (%)").</summary>
    public required string Value { get; init; }

    /// <summary>Heading of the interval's lower end, in per cent.</summary>
    public required string Low { get; init; }

    /// <summary>Heading of the interval's upper end, in per cent.</summary>
    public required string High { get; init; }

    /// <summary>Heading of what a figure rests on ("Số người trả lời").</summary>
    public required string People { get; init; }

    /// <summary>Legend of the interval ("Khoảng tin cậy 95 %").</summary>
    public required string Interval { get; init; }

    /// <summary>Legend and table text where there is no interval ("tự nguyện tham gia, không có sai số lấy mẫu").</summary>
    public required string NoInterval { get; init; }

    /// <summary>In place of a hidden figure ("ẩn, chưa đủ tin cậy").</summary>
    public required string Hidden { get; init; }

    /// <summary>What the asterisk at a figure with a footnote means.</summary>
    public required string Footnote { get; init; }

    /// <summary>Heading of a change since the wave before, in percentage points.</summary>
    public string Change { get; init; } = "";

    /// <summary>Heading of the lower end of its interval.</summary>
    public string ChangeLow { get; init; } = "";

    /// <summary>Heading of the upper end of its interval.</summary>
    public string ChangeHigh { get; init; } = "";

    /// <summary>Heading of what may be said of it.</summary>
    public string ChangeMeaning { get; init; } = "";

    /// <summary>What is said of one that holds ("tăng").</summary>
    public string ChangeRose { get; init; } = "";

    /// <summary>The same downwards ("giảm").</summary>
    public string ChangeFell { get; init; } = "";

    /// <summary>What is said of one that does not hold ("chưa đủ căn cứ").</summary>
    public string ChangeUnsure { get; init; } = "";

    /// <summary>Legend of the arrows that mark changes which hold.</summary>
    public string ChangeHolds { get; init; } = "";
}
