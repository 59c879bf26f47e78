namespace Dialogue.Core.Demo;

/// <summary>How large a demonstration is made, and from which seed.</summary>
public sealed record DemoOptions
{
    /// <summary>Known to everybody on purpose: it opens nothing but made-up accounts.</summary>
    public const string KnownPassword = "ho-guom-mua-thu";

    public ulong Seed { get; init; } = 2026;
    public string Password { get; init; } = KnownPassword;

    /// <summary>Of each agency's survey answers.</summary>
    public double SurveyShare { get; init; } = 1;

    /// <summary>At most so many questions in each dialogue.</summary>
    public int QuestionsEach { get; init; } = int.MaxValue;

    /// <summary>Also over a database that holds something real.</summary>
    public bool Anyway { get; init; }
}
