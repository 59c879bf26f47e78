using Dialogue.Core.People;
using Dialogue.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dialogue.Web.Pages;

[Needs(Right.ReadPublic)]
public sealed class AboutModel : PageModel;
