namespace Dialogue.Web.Composition;

/// <summary>Section <c>Security</c>.</summary>
public sealed class SecurityOptions
{
    /// <summary>Origins whose players may be embedded beside a session, for example <c>https://www.youtube-nocookie.com</c>.</summary>
    public IList<string> FrameSources { get; } = [];
}
