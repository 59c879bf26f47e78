using System.Diagnostics.CodeAnalysis;

namespace Dialogue.Core.Topics;

/// <summary>Either the file, or everything that is wrong with it.</summary>
public sealed record TopicFileLoad(TopicFile? File, IReadOnlyList<string> Errors)
{
    [MemberNotNullWhen(true, nameof(File))]
    public bool Succeeded => File is not null;
}
