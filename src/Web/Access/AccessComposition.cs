using Dialogue.Core.People;
using Dialogue.Web.Api;
using Dialogue.Web.Composition;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Dialogue.Web.Access;

internal static class AccessComposition
{
    public static void AddDialogueAccess(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AccountOptions>().BindConfiguration("Accounts")
            .Validate(options => options.RecheckEvery > TimeSpan.Zero && options.StaysSignedIn > TimeSpan.Zero, "Section Accounts: times must be positive.")
            .ValidateOnStart();
        AddSignIn(services, secure: !builder.Environment.IsDevelopment());
        builder.AddDialogueLimits();
        AddPolicies(services);
    }

    public static void MapDialogueAccess(this WebApplication app) =>
        app.MapPost("/account/sign-out", async (HttpContext http, SignInDesk desk) =>
            {
                await desk.LeaveAsync(http);
                return Results.LocalRedirect("/");
            })
            .RequireAntiforgeryToken().WithMetadata(new NeedsAttribute(Right.SignIn)).ExcludeFromDescription();

    private static void AddSignIn(IServiceCollection services, bool secure)
    {
        services.AddMemoryCache();
        services.AddScoped<Standing>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<CookieAnswers>();
        services.AddScoped<IUserClaimsPrincipalFactory<Person>, HolderClaimsFactory>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<AccountOptions>>((cookie, accounts) =>
        {
            cookie.EventsType = typeof(CookieAnswers);
            cookie.ExpireTimeSpan = accounts.Value.StaysSignedIn;
            cookie.Cookie.Name = HeaderComposition.CookieName("account", secure);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton<LiveSignIns>();
        services.Configure<HubOptions>(options => options.AddFilter<LiveSignIns>());
        services.AddHostedService<CutFallenConnections>();
    }

    /// <summary>One policy per right, all answered by the one table.</summary>
    private static void AddPolicies(IServiceCollection services)
    {
        services.AddScoped<ObjectAgency>();
        services.AddScoped<IAuthorizationHandler, RightHandler>();
        services.AddAuthorization(options =>
        {
            foreach (var right in Enum.GetValues<Right>())
                options.AddPolicy(right.ToString(), policy => policy.AddRequirements(new RightRequirement(right)));
        });
    }
}
