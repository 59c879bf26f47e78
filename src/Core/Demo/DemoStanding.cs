namespace Dialogue.Core.Demo;

/// <summary>How an agency of the demonstration is thought of, and how many answer about it in a finished wave.</summary>
/// <param name="Agency">Code of the agency.</param>
/// <param name="Answers">In each finished wave; an open one has about half so far.</param>
/// <param name="Level">See <see cref="DemoRespondent.Fill"/>.</param>
/// <param name="Growth">What a wave adds to the level.</param>
/// <param name="Factors">What the five factors add to the level.</param>
internal sealed record DemoStanding(string Agency, int Answers, double Level, double Growth, double[] Factors)
{
    /// <summary>The last one has too few answers to be shown.</summary>
    public static IReadOnlyList<DemoStanding> All { get; } =
    [
        new("so-y-te", 230, 0.82, 0.10, [0.05, 0.00, 0.12, -0.02, -0.24]),
        new("so-nong-nghiep-va-moi-truong", 240, 0.48, 0.14, [0.02, -0.18, 0.05, -0.28, -0.22]),
        new("so-xay-dung", 230, 0.60, 0.06, [0.08, -0.10, 0.02, -0.20, -0.15]),
        new("so-noi-vu", 130, 0.95, 0.04, [0.00, 0.06, 0.10, 0.04, -0.12]),
        new("so-tu-phap", 160, 0.78, 0.20, [-0.12, 0.04, 0.10, 0.02, -0.10]),
        new("phuong-lang", 220, 0.92, 0.16, [0.10, 0.04, 0.16, 0.06, -0.08]),
        new("phuong-cau-giay", 220, 1.02, 0.02, [0.06, 0.02, 0.05, 0.04, -0.14]),
        new("phuong-hoan-kiem", 160, 0.88, -0.04, [-0.06, 0.04, 0.08, 0.02, -0.16]),
        new("phuong-ha-dong", 180, 0.70, 0.09, [-0.14, 0.00, 0.04, -0.06, -0.12]),
        new("xa-ba-vi", 140, 0.74, 0.18, [-0.26, -0.02, 0.22, 0.06, -0.16]),
        new("xa-dong-anh", 170, 0.66, 0.11, [-0.08, -0.06, 0.08, -0.14, -0.20]),
        new("xa-gia-lam", 130, 0.80, 0.05, [-0.05, 0.00, 0.10, -0.04, -0.12]),
        new("xa-soc-son", 8, 0.60, 0.00, [0, 0, 0, 0, 0]),
    ];
}
