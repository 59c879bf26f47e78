using System.Text.Json;

namespace Dialogue.Analytics.Topics;

// A model on disk: what it was trained with, then one row of sixteen-bit numbers for each feature that was ever seen. The others
// weigh nothing and are not written.
internal sealed class TopicModelFile
{
    private const uint Magic = 0x324D5444; // "DTM2"
    private const int MostTexts = 100_000;

    public required string Fingerprint { get; init; }
    public required string[] Topics { get; init; }
    public required TopicParameters Parameters { get; init; }
    public required string[][] Phrases { get; init; }
    public required string Abbreviations { get; init; }
    public required float Scale { get; init; }
    public required float AnswerFrom { get; init; }
    public required float[] Weights { get; init; }
    public required float[] Idf { get; init; }

    internal void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Fingerprint);
        WriteTexts(writer, Topics);
        writer.Write(JsonSerializer.Serialize(Parameters));
        foreach (var phrases in Phrases)
            WriteTexts(writer, phrases);
        writer.Write(Abbreviations);
        writer.Write(Scale);
        writer.Write(AnswerFrom);
        WriteRows(writer);
    }

    internal static TopicModelFile Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            return ReadChecked(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or JsonException or FormatException or IndexOutOfRangeException or ArgumentException)
        {
            throw new InvalidDataException("This is not a complete topic model.", e);
        }
    }

    private static TopicModelFile ReadChecked(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("This is not a topic model.");
        var fingerprint = reader.ReadString();
        var topics = ReadTexts(reader);
        var parameters = JsonSerializer.Deserialize<TopicParameters>(reader.ReadString());
        if (topics.Length is 0 or > DualCoordinateDescent.Stride || parameters is not { HashBits: >= 8 and <= 24 })
            throw new InvalidDataException("This topic model has topics or parameters that this version cannot hold.");
        var phrases = topics.Select(_ => ReadTexts(reader)).ToArray();
        var abbreviations = reader.ReadString();
        var (scale, answerFrom) = (reader.ReadSingle(), reader.ReadSingle());
        var (weights, idf) = ReadRows(reader, topics.Length, 1 << parameters.HashBits);
        return new TopicModelFile
        {
            Fingerprint = fingerprint,
            Topics = topics,
            Parameters = parameters,
            Phrases = phrases,
            Abbreviations = abbreviations,
            Scale = scale,
            AnswerFrom = answerFrom,
            Weights = weights,
            Idf = idf,
        };
    }

    private static void WriteTexts(BinaryWriter writer, string[] texts)
    {
        writer.Write(texts.Length);
        foreach (var text in texts)
            writer.Write(text);
    }

    private static string[] ReadTexts(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > MostTexts)
            throw new InvalidDataException("This topic model is damaged.");
        return [.. Enumerable.Range(0, count).Select(_ => reader.ReadString())];
    }

    private void WriteRows(BinaryWriter writer)
    {
        var seen = Enumerable.Range(0, Weights.Length / DualCoordinateDescent.Stride).Where(i => i >= Idf.Length || Idf[i] > 0).ToArray();
        writer.Write(seen.Length);
        foreach (var i in seen)
        {
            writer.Write(i);
            writer.Write((Half)(i < Idf.Length ? Idf[i] : 0f));
            for (var topic = 0; topic < Topics.Length; topic++)
                writer.Write((Half)Weights[i * DualCoordinateDescent.Stride + topic]);
        }
    }

    private static (float[] Weights, float[] Idf) ReadRows(BinaryReader reader, int topics, int hashed)
    {
        var weights = new float[(hashed + topics + 1) * DualCoordinateDescent.Stride];
        var idf = new float[hashed];
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var i = reader.ReadInt32();
            var frequency = (float)reader.ReadHalf();
            if (i < hashed)
                idf[i] = frequency;
            for (var topic = 0; topic < topics; topic++)
                weights[i * DualCoordinateDescent.Stride + topic] = (float)reader.ReadHalf();
        }
        return (weights, idf);
    }
}
