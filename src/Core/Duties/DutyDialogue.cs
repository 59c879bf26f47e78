namespace Dialogue.Core.Duties;

/// <summary>A dialogue of an agency as the duty calendar sees it.</summary>
/// <param name="Code">Its join code.</param>
/// <param name="TitleVi">Its title.</param>
/// <param name="TitleEn">The same in English, or empty.</param>
/// <param name="Days">Its days.</param>
/// <param name="FirstDay">The day first announced, when it was moved from there.</param>
public sealed record DutyDialogue(string Code, string TitleVi, string TitleEn, SessionDays Days, DateOnly? FirstDay = null);
