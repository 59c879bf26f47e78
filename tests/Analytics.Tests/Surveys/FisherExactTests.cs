using Dialogue.Analytics.Surveys;

namespace Dialogue.Analytics.Tests.Surveys;

public sealed class FisherExactTests
{
    [Theory]
    [InlineData(3, 4, 1, 4, 0.4857142857142857)] // the tea taster, R ?fisher.test
    [InlineData(2, 17, 10, 13, 0.0005367241)] // convictions of twins, R ?fisher.test
    [InlineData(0, 20, 0, 30, 1)]
    [InlineData(5, 5, 7, 7, 1)]
    [InlineData(0, 0, 3, 9, 1)]
    [InlineData(0, 10, 10, 10, 1.0825088224469e-05)] // 2 / C(20, 10)
    public void The_p_value_is_the_one_that_is_published(long hits, long size, long otherHits, long otherSize, double expected)
    {
        var found = FisherExact.PValue(hits, size, otherHits, otherSize);

        Assert.Equal(expected, found, expected * 1e-6);
        Assert.Equal(found, FisherExact.PValue(otherHits, otherSize, hits, size), found * 1e-12);
    }

    [Fact]
    public void A_million_questions_are_compared_as_the_normal_distribution_says()
    {
        var found = FisherExact.PValue(100_600, 1_000_000, 100_000, 1_000_000);

        // z = 1.4106 → 0.158
        Assert.InRange(found, 0.155, 0.162);
        Assert.Equal(0, FisherExact.PValue(900_000, 1_000_000, 100_000, 1_000_000));
    }
}
