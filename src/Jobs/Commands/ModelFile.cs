using System.CommandLine;
using Dialogue.Analytics.Topics;
using Dialogue.Jobs.Topics;

namespace Dialogue.Jobs.Commands;

/// <summary>Option <c>--model</c>: a trained model from a file instead of the one that ships.</summary>
internal static class ModelFile
{
    public static Option<FileInfo?> Create() => new("--model")
    {
        Description = "A model that train has written; without it, the one trained from the texts that ship.",
        HelpName = "MODEL",
    };

    /// <exception cref="IOException">The file is not there, or holds no model.</exception>
    public static async Task<TopicModel> ReadAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is null)
            return await TopicReader.ShippedAsync(cancellationToken);
        try
        {
            await using var stream = file.OpenRead();
            return TopicModel.Load(stream);
        }
        catch (InvalidDataException damaged)
        {
            throw new IOException($"{file.Name}: {damaged.Message} Expected a file written by train.", damaged);
        }
    }
}
