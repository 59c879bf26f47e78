using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Dialogue.Core.People;
using Dialogue.Core.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Dialogue.Core.Notices;

public static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        AddKeys(services);
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section)
            .Validate(mail => mail.IsUsable, "Section Mail: a Host needs From and a Port; times are positive and Lease is longer than Patience.").ValidateOnStart();
        services.AddOptions<NoticeOptions>().BindConfiguration(NoticeOptions.Section)
            .Validate(notices => notices.IsUsable, "Section Notices: numbers are positive and KeepMailDays is longer than KeepContactDays.").ValidateOnStart();
        services.AddOptions<CityTerms>().BindConfiguration("City").PostConfigure<IHostEnvironment, IConfiguration>(NameAddress)
            .Validate<IOptions<MailOptions>>((city, mail) => city.Address.Length > 0 || !mail.Value.LeavesTheHouse,
                "Section City: where letters are sent, Address has to say where the site is found; every letter leads there.")
            .Validate(city => city.IsUsable, "Section City: Address is a web address, AppealWorkingDays positive, ReopenBelowShare 0-1, ReopenFrom at least 5.").ValidateOnStart();
        services.AddSingleton<Contacts>();
        services.AddSingleton<CityWords>();
        services.AddScoped<EditCityWords>();
        services.AddScoped<EditReasons>();
        services.AddSingleton<WriteNotice>();
        services.AddSingleton<SampleLetters>();
        services.AddScoped<FollowQuestion>();
        services.AddScoped<TellFollowers>();
        services.AddScoped<TellMinutes>();
        services.AddSingleton(Carrier);
        services.AddScoped<Outbox>();
        services.AddScoped<PostMail>();
        return services;
    }

    /// <summary>The keys lie in the database: what one node or the headless host protected, every other reads, and the next release.</summary>
    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Dialogue");
        services.AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory>((keys, scopes) => keys.XmlRepository = new KeysInDatabase(scopes));
    }

    /// <summary>In development letters lead to where this process answers.</summary>
    private static void NameAddress(CityTerms city, IHostEnvironment environment, IConfiguration settings)
    {
        if (city.Address.Length > 0 || !environment.IsDevelopment())
            return;
        var own = settings["urls"]?.Split(';').FirstOrDefault(url => Uri.TryCreate(url, UriKind.Absolute, out _));
        city.Address = own ?? "http://localhost:5080";
    }

    private static IMailCarrier Carrier(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>().Value;
        if (options.HasServer)
            return new SmtpCarrier(options);
        if (options.Folder.Length > 0)
            return new MailFolder(options.Folder);
        return services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? new MailFolder(Path.Combine(DialogueConnection.DataFolder(services.GetRequiredService<IConfiguration>()), "mail"))
            : new NoCarrier();
    }
}
