namespace Dialogue.Web.Access;

/// <summary>What an entry point is counted as, when its right and method do not say it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LimitedAsAttribute(LimitedKind kind) : Attribute
{
    public LimitedKind Kind => kind;
}
