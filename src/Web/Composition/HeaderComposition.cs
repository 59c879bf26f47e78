using Microsoft.Extensions.Options;

namespace Dialogue.Web.Composition;

internal static class HeaderComposition
{
    private const string PermissionsPolicy =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    public static void AddDialogueSecurity(this WebApplicationBuilder builder)
    {
        var secure = !builder.Environment.IsDevelopment();
        builder.Services.AddScoped<CspNonce>();
        builder.Services.AddOptions<SecurityOptions>()
            .BindConfiguration("Security")
            .Validate(options => options.FrameSources.All(IsOrigin), "Security:FrameSources holds something that is not an https origin.")
            .ValidateOnStart();
        builder.Services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-CSRF-TOKEN";
            options.Cookie.Name = CookieName("antiforgery", secure);
            options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Strict;
            // The frame-ancestors directive says it already, for every answer.
            options.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
    }

    /// <summary>The name a cookie of ours bears: bound to this very host wherever the site is served over TLS.</summary>
    public static string CookieName(string name, bool secure) => secure ? "__Host-" + name : name;

    public static void UseDialogueHeaders(this WebApplication app)
    {
        var frameSources = app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value.FrameSources;
        var frames = frameSources.Count == 0 ? "'none'" : string.Join(' ', frameSources);
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context, frames);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Write(HttpContext context, string frames)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy(context, frames);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static string ContentSecurityPolicy(HttpContext context, string frames)
    {
        var nonce = context.RequestServices.GetRequiredService<CspNonce>().Value;
        // 'self' does not cover our own socket in Safari before 15.4, so it is named.
        var socket = (context.Request.IsHttps ? "wss://" : "ws://") + context.Request.Host.ToUriComponent();
        return "default-src 'self'; "
            + $"script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + $"connect-src 'self' {socket}; frame-src {frames}; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    private static bool IsOrigin(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
        && uri.GetLeftPart(UriPartial.Authority) == source;
}
