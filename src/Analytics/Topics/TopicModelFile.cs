using System.Text.Json;

namespace Dialogue.Analytics.Topics;

// A model on disk: what it was trained with, then one row of sixteen-bit numbers for each feature that was ever seen, behind how far it
// stands from the last. The others weigh nothing and are not written.
internal sealed class TopicModelFile
{
    private const uint Magic = 0x334D5444; // "DTM3"
    private const int MostTexts = 100_000;

    public required string Fingerprint { get; init; }
    public required string[] Topics { get; init; }
    public required TopicParameters Parameters { get; init; }
    public required string[][] Phrases { get; init; }
    public required string Abbreviations { get; init; }
    public required float Scale { get; init; }
    public required float AnswerFrom { get; init; }
    public required TopicWeights Weights { get; init; }
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
        var seen = Enumerable.Range(0, Weights.Features).Where(i => i >= Idf.Length || Idf[i] > 0).ToArray();
        writer.Write(Weights.Step);
        writer.Write(seen.Length);
        var last = 0;
        foreach (var i in seen)
        {
            writer.Write7BitEncodedInt(i - last);
            last = i;
            writer.Write((Half)(i < Idf.Length ? Idf[i] : 0f));
            foreach (var steps in Weights[i][..Topics.Length])
                writer.Write(steps);
        }
    }

    private static (TopicWeights Weights, float[] Idf) ReadRows(BinaryReader reader, int topics, int hashed)
    {
        var steps = new short[(hashed + topics + 1) * TopicWeights.Stride];
        var idf = new float[hashed];
        var (step, place) = (reader.ReadSingle(), 0);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            place += reader.Read7BitEncodedInt();
            var frequency = (float)reader.ReadHalf();
            if (place < hashed)
                idf[place] = frequency;
            for (var topic = 0; topic < topics; topic++)
                steps[place * TopicWeights.Stride + topic] = reader.ReadInt16();
        }
        return (new TopicWeights(steps, step), idf);
    }
}
