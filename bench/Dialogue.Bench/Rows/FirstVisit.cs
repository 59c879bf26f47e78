using Dialogue.Bench.City;

namespace Dialogue.Bench.Rows;

/// <summary>
/// W1: everything a phone loads on its first visit to a live room, headers included, compressed as served. The words of a room use
/// both weights and both subsets of the font, so all font files that the styles name count.
/// </summary>
internal sealed class FirstVisit : IBench
{
    private const double MostKilobytes = 150;
    private const double MostScriptKilobytes = 40;

    public string Name => "visit";
    public string Id => "W1";

    public async Task<IReadOnlyList<Row>> RunAsync(Ground ground, Effort effort, CancellationToken cancellationToken)
    {
        var city = await ground.CityAsync(cancellationToken);
        var session = await LiveSession.CreateAsync(city.ConnectionString, 30, cancellationToken);
        var loaded = await new PageLoad(city.Browser).LoadAsync($"/sessions/{session.Code}", cancellationToken);
        var kinds = loaded.GroupBy(file => file.Kind).Select(kind => $"{kind.Key} {kind.Sum(file => file.Bytes) / 1000.0:N1} in {kind.Count()}");
        var script = loaded.Where(file => file.Kind == "script").Sum(file => file.Bytes) / 1000.0;
        var fault = new[] { "html", "style", "script", "font" }.FirstOrDefault(kind => loaded.All(file => file.Kind != kind)) is { } missing
            ? $"nothing was loaded of kind {missing}"
            : null;
        return
        [
            new Row(Id, $"first visit to a live room with 30 questions ({string.Join(", ", kinds)})", loaded.Sum(file => file.Bytes) / 1000.0, "kB") { Fault = fault }.AtMost(MostKilobytes),
            new Row(Id, "script of it", script, "kB") { Fault = fault }.AtMost(MostScriptKilobytes),
        ];
    }
}
