using Dialogue.Core.Audit;
using Dialogue.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Core.People;

public static class PeopleServices
{
    /// <summary>Accounts without the browser's side of them: the web adds cookies, a job can make people.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddScoped<IPasswordHasher<Person>, NormalisingPasswordHasher>();
        services.AddIdentityCore<Person>(options =>
            {
                options.Password = new PasswordOptions
                {
                    RequiredLength = PeopleDirectory.PasswordMin,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                options.User.RequireUniqueEmail = true;
                // Every address is a name; the mail check looks at its form.
                options.User.AllowedUserNameCharacters = "";
                // A stranger who guesses is slowed down, never the owner locked out.
                options.Lockout.AllowedForNewUsers = false;
            })
            .AddPasswordValidator<PasswordRules>()
            .AddEntityFrameworkStores<DialogueDb>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<AuditReads>();
        services.AddScoped<PeopleDirectory>();
        services.AddScoped<PeopleReads>();
        services.AddScoped<ManagePeople>();
        services.AddScoped<Invitations>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<SignIns>();
        return services;
    }
}
