namespace Dialogue.Analytics.Charts;

/// <summary>
/// Colours that stay apart for every kind of colour blindness; each has 3 : 1 against white and against the dark theme where it
/// carries meaning alone. Words on a fill have their own ink.
/// </summary>
internal static class Palette
{
    public const string Blue = "#2f7fc1";
    public const string Rust = "#b84a12";

    /// <summary>From very satisfied to very dissatisfied.</summary>
    public static readonly Tint[] Scores =
        [new("#2069ad", "#ffffff"), new("#5b9bd0", "#000000"), new("#8a8f96", "#000000"), new("#d5802a", "#000000"), new("#b84a12", "#ffffff")];

    /// <summary>Neighbours differ in lightness, so that they stay apart in grey too; the last is for all the rest.</summary>
    public static readonly Tint[] Areas =
        [new("#2069ad", "#ffffff"), new("#d9a441", "#000000"), new("#a8431a", "#ffffff"), new("#7fb2dc", "#000000"), new("#5f4b99", "#ffffff"), new("#a3a8ae", "#000000")];

    /// <summary>One hue from light to dark, for shares below 60 %, 70 %, 80 %, 90 % and above.</summary>
    public static readonly Tint[] Levels =
        [new("#f2d9b8", "#000000"), new("#dce9f5", "#000000"), new("#a9cbe8", "#000000"), new("#5b9bd0", "#000000"), new("#1f5f9e", "#ffffff")];
}

/// <summary>A fill and the colour of words on it.</summary>
internal sealed record Tint(string Fill, string Ink);
