using System.Text.Json;
using System.Text.Json.Serialization;
using Dialogue.Core.Questions;

namespace Dialogue.Core.Demo;

/// <summary>The texts of the demonstration: one file for each agency, and what people write at the end of a survey.</summary>
internal static class DemoScript
{
    private const string Folder = "Dialogue.Core.Demo.Texts.";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static IReadOnlyList<DemoAgency> Agencies { get; } =
        [.. Names().Where(name => !name.EndsWith("opinions.json", StringComparison.Ordinal)).Select(Read<DemoAgency>)];

    public static IReadOnlyList<string> Opinions { get; } = Read<string[]>(Folder + "opinions.json");

    private static IEnumerable<string> Names() => typeof(DemoScript).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static T Read<T>(string name)
    {
        using var file = typeof(DemoScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The text {name} is not in the assembly.");
        return JsonSerializer.Deserialize<T>(file, Options) ?? throw new InvalidOperationException($"The text {name} is empty.");
    }
}

internal sealed record DemoAgency(string Agency, IReadOnlyList<DemoSession> Sessions, IReadOnlyList<DemoQuestion>? Mailbox = null);

internal sealed record DemoSession(
    string TitleVi, string TitleEn, string DescriptionVi, string DescriptionEn, string ChairName, string ChairPosition, string Place,
    DemoStage Stage, int Days, double Hours, IReadOnlyList<DemoQuestion> Questions, string? Code = null, string? Opening = null, string? Closing = null,
    string? Statement = null, IReadOnlyList<DemoPoll>? Polls = null);

/// <summary>Where a dialogue stands: held <c>days</c> ago, running since <c>hours</c>, or to come in <c>days</c>.</summary>
internal enum DemoStage
{
    Past,
    Live,
    Paused,
    Coming,
}

/// <param name="Key">Under which another question's step names it.</param>
/// <param name="Next">Its place in the desk's order.</param>
/// <param name="Ago">Of a told one: so many days ago it was asked.</param>
/// <param name="Steps">Of a told one: what became of it.</param>
internal sealed record DemoQuestion(
    string Text, DemoFate Fate, string? Words = null, string? Name = null, string? Place = null, int Votes = 0, DenialCode? Denial = null,
    string? Key = null, int? Next = null, double Ago = 0, IReadOnlyList<DemoStep>? Steps = null)
{
    public IReadOnlyList<DemoStep> Way => Steps ?? [];
}

/// <param name="After">So many minutes after the beginning.</param>
/// <param name="Open">Not closed yet.</param>
internal sealed record DemoPoll(string Vi, string En, int After, IReadOnlyList<DemoChoice> Options, bool Open = false);

internal sealed record DemoChoice(string Vi, string En, int Votes);

/// <param name="Ago">So many days ago.</param>
/// <param name="Days">Of a promise: working days until it is due; of an extension, from then.</param>
/// <param name="To">Code of an agency.</param>
/// <param name="Into">Key of a question of the same dialogue.</param>
internal sealed record DemoStep(
    DemoDeed Do, double Ago, string? Words = null, string? Unit = null, int Days = 0, string? To = null, string? Into = null, DenialCode? Denial = null);

internal enum DemoDeed
{
    Publish,
    Refuse,
    Merge,
    Transfer,
    Accept,
    Return,
    Assign,
    Defer,
    Extend,
    AskAsker,
    Answer,
    Correct,
    Appeal,
    GrantAppeal,
    DismissAppeal,
}

internal enum DemoFate
{
    Waiting,
    Published,
    OnStage,
    AnsweredLive,
    InWriting,
    Refused,

    /// <summary>Its steps say what became of it.</summary>
    Told,
}
