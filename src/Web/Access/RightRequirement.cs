using Dialogue.Core.People;
using Microsoft.AspNetCore.Authorization;

namespace Dialogue.Web.Access;

internal sealed record RightRequirement(Right Right) : IAuthorizationRequirement;
