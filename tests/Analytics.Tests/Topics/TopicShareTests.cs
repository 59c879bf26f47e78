using Dialogue.Analytics.Topics;

namespace Dialogue.Analytics.Tests.Topics;

public class TopicShareTests
{
    private static readonly double[] Shares = [0.30, 0.20, 0.15, 0.12, 0.10, 0.08, 0.05];
    private static readonly string[] Topics = ["land", "transport", "health", "water", "education", "welfare", "other"];

    /// <summary>Half a year of an agency over and over: questions with true topics, a classifier that errs mostly towards the rarest one, a sample.</summary>
    [Theory]
    [InlineData(0.70, 150)]
    [InlineData(0.80, 150)]
    [InlineData(0.90, 150)]
    [InlineData(0.95, 150)]
    [InlineData(0.80, 60)]
    [InlineData(0.90, 300)]
    public void Intervals_hold_the_truth_as_often_as_they_say_where_counting_fails(double accuracy, int read)
    {
        var random = new Draws(7);
        var (held, counted, all) = (0, 0, 0);
        for (var run = 0; run < 400; run++)
        {
            var questions = Enumerable.Range(0, 3000).Select(_ => Question(random, accuracy)).ToArray();
            foreach (var estimate in TopicShareEstimate.Of(questions.CountBy(q => q.Software).ToDictionary(), questions[..read]))
            {
                var truth = questions.Count(q => q.Person == estimate.Topic) / (double)questions.Length;
                all++;
                held += estimate.Low <= truth && truth <= estimate.High ? 1 : 0;
                counted += Math.Abs(estimate.Predicted - truth) <= 1.96 * Math.Sqrt(estimate.Predicted * (1 - estimate.Predicted) / questions.Length) ? 1 : 0;
            }
        }

        Assert.InRange((double)held / all, 0.93, 0.97);
        Assert.InRange((double)counted / all, 0, 0.90);
    }

    [Fact]
    public void A_share_is_the_predicted_one_less_the_mean_error_on_the_sample()
    {
        var sample = Enumerable.Repeat(new TopicShareEstimate.Both("land", "land"), 30)
            .Concat(Enumerable.Repeat(new TopicShareEstimate.Both("land", "water"), 10)).Concat(Enumerable.Repeat(new TopicShareEstimate.Both("water", "water"), 10)).ToList();

        var estimates = TopicShareEstimate.Of(new Dictionary<string, int> { ["land"] = 800, ["water"] = 200 }, sample);

        Assert.Equal(["land", "water"], estimates.Select(estimate => estimate.Topic));
        Assert.Equal([0.6, 0.4], estimates.Select(estimate => estimate.Share), (one, other) => Math.Abs(one - other) < 1e-12);
        // (10.15 + 0.15) / 50.6 - (10 / 50.6)^2 = 0.16450; / 50.6 * (1 - 50 / 1000) = 0.0030885; its root 0.055574; times Student's t of 49 degrees, 2.00958.
        Assert.Equal(0.6 - 0.11168, estimates[0].Low!.Value, 1e-4);
    }

    [Fact]
    public void Without_a_sample_there_is_a_count_and_no_interval()
    {
        var estimate = Assert.Single(TopicShareEstimate.Of(new Dictionary<string, int> { ["land"] = 5 }, []));

        Assert.Equal(new TopicShareEstimate("land", 1, 1, null, null, 0), estimate);
    }

    [Fact]
    public void All_read_leaves_no_doubt()
    {
        var sample = Enumerable.Range(0, 40).Select(i => new TopicShareEstimate.Both("land", i < 10 ? "water" : "land")).ToList();

        var estimates = TopicShareEstimate.Of(new Dictionary<string, int> { ["land"] = 40 }, sample);

        Assert.Equal([(0.75, 0.75), (0.25, 0.25)], estimates.Select(estimate => (estimate.Low!.Value, estimate.High!.Value)));
    }

    [Fact]
    public void More_read_than_there_are_is_refused() =>
        Assert.Throws<ArgumentException>(() => TopicShareEstimate.Of(new Dictionary<string, int> { ["land"] = 1 }, [new("land", "land"), new("land", "land")]));

    private static TopicShareEstimate.Both Question(Draws random, double accuracy)
    {
        var person = Topics[Draw(random)];
        var software = random.NextDouble() < accuracy ? person : random.NextDouble() < 0.6 ? Topics[^1] : Topics[random.Next(Topics.Length)];
        return new TopicShareEstimate.Both(software, person);
    }

    private static int Draw(Draws random)
    {
        var left = random.NextDouble();
        var topic = 0;
        while (topic < Shares.Length - 1 && (left -= Shares[topic]) > 0)
            topic++;
        return topic;
    }

    /// <summary>The same numbers on every run: xorshift with 64 bits. Questions are drawn one by one, so the first ones are a random sample.</summary>
    private sealed class Draws(ulong state)
    {
        public double NextDouble()
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (state >> 11) * (1.0 / (1UL << 53));
        }

        public int Next(int below) => (int)(NextDouble() * below);
    }
}
