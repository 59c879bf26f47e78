namespace Dialogue.Core.Duties;

/// <summary>Half a calendar year: January to June, or July to December.</summary>
public readonly record struct HalfYear(int Year, int Half)
{
    public DateOnly From => new(Year, Half == 1 ? 1 : 7, 1);

    public DateOnly To => Half == 1 ? new(Year, 6, 30) : new(Year, 12, 31);

    public int Days => To.DayNumber - From.DayNumber + 1;

    public HalfYear Next => Half == 1 ? new(Year, 2) : new(Year + 1, 1);

    public HalfYear Previous => Half == 2 ? new(Year, 1) : new(Year - 1, 2);

    public bool Has(DateOnly day) => From <= day && day <= To;
}
