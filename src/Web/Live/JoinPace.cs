namespace Dialogue.Web.Live;

/// <summary>
/// How often one connection may join: a browser joins once, and a few times more when its line comes back. Whoever tries codes in a row
/// is refused without a look into the database.
/// </summary>
internal sealed class JoinPace(TimeProvider clock)
{
    public const int Burst = 20;
    private static readonly TimeSpan PerJoin = TimeSpan.FromSeconds(1);

    private double left = Burst;
    private long seen = clock.GetTimestamp();

    /// <returns>False when it is too fast.</returns>
    public bool Takes()
    {
        var now = clock.GetTimestamp();
        left = Math.Min(Burst, left + (clock.GetElapsedTime(seen, now) / PerJoin));
        seen = now;
        if (left < 1)
            return false;
        left--;
        return true;
    }
}
