using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages;

[AllowAnonymous]
public sealed class AboutModel : PageModel;
