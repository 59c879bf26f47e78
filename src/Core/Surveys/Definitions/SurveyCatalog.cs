namespace Dialogue.Core.Surveys.Definitions;

/// <summary>The instruments and waves of one folder, read and proved once at start. Nothing in it changes afterwards.</summary>
public sealed class SurveyCatalog
{
    private readonly string folder;

    private SurveyCatalog(string folder, IReadOnlyList<InstrumentDefinition> instruments, IReadOnlyList<WaveDefinition> waves)
    {
        this.folder = folder;
        Instruments = instruments;
        Waves = [.. waves.OrderBy(wave => wave.Opens)];
    }

    public IReadOnlyList<InstrumentDefinition> Instruments { get; }

    /// <summary>In the order in which they open.</summary>
    public IReadOnlyList<WaveDefinition> Waves { get; }

    /// <exception cref="SurveyDefinitionException">Anything in the folder cannot be used; names all of it.</exception>
    public static SurveyCatalog Load(string folder)
    {
        var problems = new List<Problem>();
        var reader = new DefinitionReader(folder, problems);
        if (!Directory.Exists(folder))
            throw new SurveyDefinitionException([new Problem(folder, "", "the folder of survey definitions does not exist.")]);

        var instruments = InstrumentsIn(folder, reader, problems);
        var waves = WavesIn(folder, reader, problems);
        var catalog = new SurveyCatalog(folder, instruments, [.. waves.Select(wave => wave.Definition)]);
        foreach (var (file, wave) in waves)
            problems.AddRange(WaveCheck.Of(wave, file, catalog));
        return problems.Count == 0 ? catalog : throw new SurveyDefinitionException(problems);
    }

    public WaveDefinition? FindWave(string key) => Waves.FirstOrDefault(wave => wave.Key == key);

    public InstrumentDefinition? FindInstrument(InstrumentReference reference) =>
        Instruments.FirstOrDefault(instrument => instrument.Id == reference.Id && instrument.Version == reference.Version);

    public InstrumentDefinition InstrumentOf(WaveDefinition wave) => FindInstrument(wave.Instrument)
        ?? throw new InvalidOperationException($"Wave {wave.Key} names an instrument that is not in the catalog.");

    /// <summary>The files that say what a wave asks and of whom, by the names under which they are handed out.</summary>
    public IEnumerable<(string Name, string Path)> FilesOf(WaveDefinition wave) =>
        new[] { "instrument.json" }.Concat(DefinitionReader.Languages.Select(language => $"text.{language}.json"))
            .Select(name => (name, Path.Combine(InstrumentOf(wave).Folder, name)))
            .Append(("wave.json", Path.Combine(folder, "waves", $"{wave.Key}.json")));

    private static List<InstrumentDefinition> InstrumentsIn(string folder, DefinitionReader reader, List<Problem> problems)
    {
        var instruments = new List<InstrumentDefinition>();
        foreach (var path in Directory.EnumerateFiles(folder, "instrument.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (reader.Instrument(path) is not { } instrument)
                continue;
            problems.AddRange(InstrumentCheck.Of(instrument, reader.Relative(Path.GetDirectoryName(path) ?? folder)));
            if (instruments.Any(other => other.Id == instrument.Id && other.Version == instrument.Version))
                problems.Add(new Problem(reader.Relative(path), "version", $"{instrument.Id} version {instrument.Version} is defined twice."));
            instruments.Add(instrument);
        }
        if (instruments.Count == 0 && problems.Count == 0)
            problems.Add(new Problem(folder, "", "no instrument.json was found."));
        return instruments;
    }

    private static List<(string File, WaveDefinition Definition)> WavesIn(string folder, DefinitionReader reader, List<Problem> problems)
    {
        var waves = new List<(string File, WaveDefinition Definition)>();
        var place = Path.Combine(folder, "waves");
        string[] paths = Directory.Exists(place) ? Directory.GetFiles(place, "*.json") : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            if (reader.Read<WaveDefinition>(path) is not { } wave)
                continue;
            if (wave.Key != Path.GetFileNameWithoutExtension(path))
                problems.Add(new Problem(reader.Relative(path), "key", $"'{wave.Key}' should be the file's name."));
            waves.Add((reader.Relative(path), wave));
        }
        return waves;
    }
}
