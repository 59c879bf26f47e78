namespace Dialogue.Core.Figures;

/// <summary>A file of figures cannot be used as a whole; both messages are for whoever sent it.</summary>
internal sealed class FigureFileException(string vi, string en) : Exception(en)
{
    public RefusedCell AsRefusal => new(0, "", vi, Message);
}
