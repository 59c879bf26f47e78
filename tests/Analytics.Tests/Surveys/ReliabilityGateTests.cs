using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class ReliabilityGateTests
{
    [Theory]
    [InlineData(0.5, 29, 29, 28, GateVerdict.Hide, GateReason.TooFewRespondents)]
    [InlineData(0.5, 400, 29.9, 100, GateVerdict.Hide, GateReason.TooFewRespondents)]
    [InlineData(0.5, 32, 32, 31, GateVerdict.Hide, GateReason.IntervalTooWide)]
    [InlineData(0.05, 60, 60, 59, GateVerdict.Hide, GateReason.WideForItsShare)]
    [InlineData(0.95, 60, 60, 59, GateVerdict.ShowWithFootnote, GateReason.WideForItsComplement)]
    [InlineData(0.5, 400, 400, 7, GateVerdict.OfficerDecides, GateReason.FewDegreesOfFreedom)]
    [InlineData(0.0, 400, 400, 399, GateVerdict.OfficerDecides, GateReason.NobodyOrEverybody)]
    [InlineData(0.5, 400, 400, 399, GateVerdict.Show, GateReason.None)]
    [InlineData(0.004, 4000, 4000, 3999, GateVerdict.Show, GateReason.None)]
    public void The_published_rule_decides(double share, int n, double effective, int df, GateVerdict verdict, GateReason reason)
    {
        Assert.Equal(new Gate(verdict, reason), ReliabilityGate.OfProportion(share, n, effective, df));
    }

    [Fact]
    public void An_effective_size_above_the_sample_is_capped()
    {
        var capped = ReliabilityGate.OfProportion(0.5, 32, 5000, 31);

        Assert.Equal(GateReason.IntervalTooWide, capped.Reason);
    }

    [Theory]
    [InlineData(29, GateVerdict.Hide)]
    [InlineData(30, GateVerdict.Show)]
    public void An_opt_in_figure_is_judged_by_its_people_alone(int respondents, GateVerdict verdict)
    {
        Assert.Equal(verdict, ReliabilityGate.OfOptIn(respondents).Verdict);
    }
}
