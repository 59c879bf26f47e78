using Dialogue.Core.Duties;
using Dialogue.Core.People;
using Dialogue.Web.Access;
using Dialogue.Web.Figures;

namespace Dialogue.Web.Pages.Duties;

/// <summary>Which agency owes how many dialogues, and what became of them.</summary>
[Needs(Right.ReadPublic)]
public sealed class IndexModel(DutyReads duties, DutyRules rules, DutyFigure figure, FigureBook book) : DutyPage(duties, rules, figure, book)
{
    public override string Address => "/duties";
}
