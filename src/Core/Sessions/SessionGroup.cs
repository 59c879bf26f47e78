namespace Dialogue.Core.Sessions;

/// <summary>How pages group the dialogues that everybody may see.</summary>
public enum SessionGroup
{
    Live,
    Coming,
    Past,
}
