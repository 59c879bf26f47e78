using Microsoft.AspNetCore.Antiforgery;

namespace Dialogue.Web.Api;

internal sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : context.HttpContext.Problem(StatusCodes.Status400BadRequest, "api.antiforgery");
}
