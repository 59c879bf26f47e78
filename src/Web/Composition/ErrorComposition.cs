using System.Diagnostics;

namespace Dialogue.Web.Composition;

/// <summary>
/// A person gets a page, a program gets problem details; both get the reference number under which the log holds the rest.
/// </summary>
internal static class ErrorComposition
{
    private static readonly string[] ProgramPaths = ["/api", "/hubs", "/healthz", "/openapi"];

    public static void AddDialogueErrors(this WebApplicationBuilder builder)
    {
        // A bad request is an answer, in development too.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = problem =>
        {
            var words = ErrorWords.For(problem.ProblemDetails.Status ?? 500, problem.HttpContext.RequestServices.GetRequiredService<Texts>());
            problem.ProblemDetails.Title = words.Title;
            problem.ProblemDetails.Detail ??= words.WhatToDo;
            problem.ProblemDetails.Extensions["reference"] = Reference(problem.HttpContext);
        });
    }

    public static void UseDialogueErrors(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseWhen(IsForProgram, branch =>
        {
            branch.UseExceptionHandler();
            branch.UseStatusCodePages();
        });
        app.UseWhen(context => !IsForProgram(context), branch =>
        {
            branch.UseExceptionHandler("/error/500");
            branch.UseStatusCodePagesWithReExecute("/error/{0}");
        });
    }

    public static string Reference(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private static bool IsForProgram(HttpContext context) =>
        ProgramPaths.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}
