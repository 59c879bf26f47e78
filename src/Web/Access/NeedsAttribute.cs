using Dialogue.Core.People;
using Microsoft.AspNetCore.Authorization;

namespace Dialogue.Web.Access;

/// <summary>Names the right that an entry point needs. An entry point without one fails a test.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Right right) : AuthorizeAttribute(right.ToString())
{
    public Right Right => right;
}
