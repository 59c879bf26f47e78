using Dialogue.Core.Surveys.Definitions;

namespace Dialogue.Core.Demo;

/// <summary>
/// Makes up what one person answers about one agency. A person's mood, the agency, the factor and the wave add up to a leaning, and
/// the leaning decides the words chosen, so that answers of one person hang together as they do in life.
/// </summary>
internal sealed class DemoRespondent(InstrumentDefinition instrument, Dice dice)
{
    private static readonly (short Code, double Over)[] Rungs = [(5, 1.15), (4, -0.35), (3, -1.15), (2, -1.95)];

    /// <param name="standing">How well the agency is thought of: 0.5 is about 76 % satisfied, 1.2 about 90 %.</param>
    /// <param name="factors">What each factor adds to that, F1 first.</param>
    /// <param name="isDepartment">Asked about a department of the city rather than a ward or commune.</param>
    public Dictionary<string, Answer> Fill(double standing, IReadOnlyList<double> factors, bool isDepartment)
    {
        var answers = new Dictionary<string, Answer>();
        Screen(answers, isDepartment);
        var way = CodeOf(answers, "S5");
        var result = CodeOf(answers, "S6");
        var mood = standing + (0.85 * dice.Normal()) - (result == 2 ? 0.55 : result == 3 ? 0.25 : 0);
        Perceive(answers, mood, way);
        foreach (var item in instrument.Items.Values.Where(item => item.Kind == ItemKind.Scale))
            Rate(answers, item, mood + FactorOf(item.Id, factors) - (item.Id == "C4_1" && result == 2 ? 0.9 : 0));
        Expect(answers, mood);
        Describe(answers, isDepartment);
        return answers;
    }

    private void Screen(Dictionary<string, Answer> answers, bool isDepartment)
    {
        Choose(answers, "S1", 1);
        Choose(answers, "S2", (short)(isDepartment ? 1 : 2));
        Choose(answers, "S3", isDepartment
            ? dice.Weighted((3, 18), (4, 20), (5, 8), (6, 8), (7, 18), (8, 6), (9, 10), (10, 12))
            : dice.Weighted((1, 26), (2, 30), (3, 18), (4, 6), (5, 3), (6, 11), (8, 2), (10, 4)));
        Choose(answers, "S4", dice.Weighted((1, isDepartment ? 72 : 93), (2, isDepartment ? 28 : 7)));
        Choose(answers, "S5", dice.Weighted((1, 46), (2, 38), (3, 5), (4, 11)));
        Choose(answers, "S6", dice.Weighted((1, 84), (2, 9), (3, 7)));
    }

    private void Perceive(Dictionary<string, Answer> answers, double mood, short way)
    {
        Several(answers, "B1", 0.3, 7);
        Choose(answers, "B2", way == 1
            ? dice.Weighted((1, 22), (2, 56), (3, 13), (4, 5), (88, 4))
            : dice.Weighted((0, 46), (1, 34), (2, 13), (3, 3), (88, 4)));
        Choose(answers, "B3", dice.Weighted((1, mood < 0 ? 22 : 5), (2, 84), (88, 6)));
        Choose(answers, "B4", dice.Weighted((1, 455), (2, mood < 0 ? 45 : 15), (3, mood < -0.5 ? 15 : 2), (4, 15)));
        Choose(answers, "B5", dice.Weighted((1, 48), (2, 44), (88, 8)));
        Choose(answers, "B6", dice.Weighted((1, 57), (2, 43)));
        foreach (var item in (ReadOnlySpan<string>)["B1", "B2", "B3", "B4", "B6"])
            Skip(answers, item, 0.015);
    }

    private void Rate(Dictionary<string, Answer> answers, ItemDefinition item, double leaning)
    {
        var felt = leaning + (0.75 * dice.Normal());
        var code = Rungs.FirstOrDefault(rung => felt > rung.Over).Code;
        Choose(answers, item.Id, dice.Chance(DontKnowRate(item.Id)) ? ReservedCodes.DontKnow : code == 0 ? (short)1 : code);
        if (!item.Required)
            Skip(answers, item.Id, 0.012);
    }

    /// <summary>Few people have ever sent feedback, so many cannot judge how it is handled.</summary>
    private static double DontKnowRate(string item) => item switch
    {
        _ when item.StartsWith("C5", StringComparison.Ordinal) => 0.16,
        "C2_4" => 0.06,
        "C0" => 0.005,
        _ => 0.02,
    };

    private static double FactorOf(string item, IReadOnlyList<double> factors) =>
        item is ['C', >= '1' and <= '5', '_', ..] ? factors[item[1] - '1'] : factors.Average();

    private void Expect(Dictionary<string, Answer> answers, double mood)
    {
        var wanted = new SortedSet<short>();
        var count = dice.Weighted((0, 8), (1, 22), (2, 34), (3, 36));
        while (wanted.Count < count)
            wanted.Add(dice.Weighted((1, 12), (2, 5), (3, 18), (4, 17), (5, 22), (6, 6), (7, mood < 0 ? 12 : 4), (8, 7), (9, mood < 0 ? 14 : 8), (10, 9)));
        if (wanted.Count > 0)
            answers["D1"] = new Answer.Chosen([.. wanted]);
        if (dice.Chance(mood < 0 ? 0.2 : 0.09))
            answers["D2"] = new Answer.Words(dice.Of(DemoScript.Opinions));
    }

    private void Describe(Dictionary<string, Answer> answers, bool isDepartment)
    {
        Choose(answers, "E1", dice.Weighted((1, 46), (2, 51), (3, 3)));
        Choose(answers, "E2", dice.Weighted((1, 9), (2, 25), (3, 36), (4, 17), (5, 13)));
        Choose(answers, "E3", dice.Weighted((1, 14), (2, 30), (3, 12), (4, isDepartment ? 6 : 12), (5, 17), (6, 5), (7, 11), (8, 5)));
        Choose(answers, "E4", dice.Weighted((1, 12), (2, 26), (3, 22), (4, 40)));
        Choose(answers, "E5", dice.Weighted((1, 58), (2, 36), (3, 6)));
        foreach (var item in (ReadOnlySpan<string>)["E1", "E2", "E3", "E4", "E5"])
            Skip(answers, item, 0.03);
    }

    private void Several(Dictionary<string, Answer> answers, string item, double each, short codes)
    {
        var chosen = Enumerable.Range(1, codes).Select(code => (short)code).Where(_ => dice.Chance(each)).ToArray();
        if (chosen.Length > 0)
            answers[item] = new Answer.Chosen(chosen);
    }

    private void Skip(Dictionary<string, Answer> answers, string item, double probability)
    {
        if (dice.Chance(probability))
            answers.Remove(item);
    }

    private static void Choose(Dictionary<string, Answer> answers, string item, short code) => answers[item] = new Answer.Chosen([code]);

    private static short CodeOf(Dictionary<string, Answer> answers, string item) => ((Answer.Chosen)answers[item]).Codes[0];
}
