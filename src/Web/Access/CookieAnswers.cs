using Dialogue.Core.Audit;
using Dialogue.Core.People;
using Dialogue.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Dialogue.Web.Access;

/// <summary>
/// Who is not signed in is led to the sign-in page and back; who may not gets a page that says so. A program gets the
/// status and problem details instead of a redirect.
/// </summary>
internal sealed class CookieAnswers(Standing standing, AuditTrail audit) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } user && await standing.HoldsAsync(user, context.HttpContext.RequestAborted))
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (ProgramRequests.Is(context.Request))
            await context.HttpContext.Problem(StatusCodes.Status401Unauthorized, "account.needed").ExecuteAsync(context.HttpContext);
        else
            context.Response.Redirect($"/account/sign-in?returnUrl={Uri.EscapeDataString(ReturnTo(context.Request))}");
    }

    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        var holder = http.User.ToHolder();
        await audit.WriteAsync(
            new(AuditAction.Denied, $"{http.Request.Method} {http.Request.Path}", PersonId: holder.PersonId, Role: HighestOf(holder)), http.RequestAborted);
        if (ProgramRequests.Is(http.Request))
            await http.Problem(StatusCodes.Status403Forbidden, "account.denied").ExecuteAsync(http);
        else
            http.Response.StatusCode = StatusCodes.Status403Forbidden; // the page of this status is put in its place
    }

    private static Role? HighestOf(RightsHolder holder) => holder.Appointments.Count == 0 ? null : holder.Appointments.Max(held => held.Role);

    /// <summary>A form cannot be sent again by a redirect, so its sender returns to the page that held it.</summary>
    private static string ReturnTo(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return request.PathBase + request.Path + request.QueryString;
        var from = Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value ? page.PathAndQuery : "/";
        return RedirectHttpResult.IsLocalUrl(from) ? from : "/";
    }
}
