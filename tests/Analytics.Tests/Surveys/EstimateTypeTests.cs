using System.Reflection;
using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class EstimateTypeTests
{
    private static readonly Type[] Numbers = [typeof(double), typeof(float), typeof(decimal), typeof(double?), typeof(Interval)];

    [Theory]
    [InlineData(typeof(Estimate))]
    [InlineData(typeof(SampledEstimate))]
    [InlineData(typeof(OptInEstimate))]
    [InlineData(typeof(Change))]
    public void No_bare_number_can_be_drawn(Type type)
    {
        var yields = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).SelectMany(member => member switch
        {
            PropertyInfo property => [property.PropertyType],
            FieldInfo field => [field.FieldType],
            MethodInfo method => [method.ReturnType, .. method.GetParameters().Where(p => p.IsOut).Select(p => p.ParameterType.GetElementType()!)],
            _ => Array.Empty<Type>(),
        });

        Assert.DoesNotContain(yields, Numbers.Contains);
    }

    [Theory]
    [InlineData(GateVerdict.Show, "0.8 0.7 0.9")]
    [InlineData(GateVerdict.ShowWithFootnote, "0.8 0.7 0.9")]
    [InlineData(GateVerdict.OfficerDecides, "withheld")]
    [InlineData(GateVerdict.Hide, "withheld")]
    public void A_figure_is_told_with_its_interval_and_only_through_its_gate(GateVerdict verdict, string told)
    {
        Estimate estimate = new SampledEstimate(
            DesignType.Probability, 0.8, 0.05, 99, new Interval(0.7, 0.9), 100, 100, 1, new Gate(verdict, GateReason.None));

        Assert.Equal(told, estimate.Tell(f => $"{f.Value} {f.Interval.Low} {f.Interval.High}", _ => "opt-in", _ => "withheld"));
        Assert.DoesNotContain("0.8", estimate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_opt_in_figure_is_told_as_one()
    {
        Estimate estimate = new OptInEstimate(0.8, 100, new Gate(GateVerdict.Show, GateReason.None));

        Assert.Equal("0.8 of 100", estimate.Tell(_ => "sampled", f => $"{f.Value} of {f.Respondents}", _ => "withheld"));
        Assert.Equal((0.8, null, null), estimate.Whole((value, error, _, interval, _, _, _, _) => (value, error, interval)));
    }
}
