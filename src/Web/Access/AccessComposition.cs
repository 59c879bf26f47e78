using Dialogue.Core.People;
using Microsoft.AspNetCore.Authorization;

namespace Dialogue.Web.Access;

internal static class AccessComposition
{
    /// <summary>One policy per right, all answered by the one table.</summary>
    public static IServiceCollection AddDialogueAccess(this IServiceCollection services)
    {
        services.AddScoped<ObjectAgency>();
        services.AddScoped<IAuthorizationHandler, RightHandler>();
        services.AddAuthentication();
        services.AddAuthorization(options =>
        {
            foreach (var right in Enum.GetValues<Right>())
                options.AddPolicy(right.ToString(), policy => policy.AddRequirements(new RightRequirement(right)));
        });
        return services;
    }
}
