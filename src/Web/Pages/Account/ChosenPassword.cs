using System.ComponentModel.DataAnnotations;
using Dialogue.Core.People;

namespace Dialogue.Web.Pages.Account;

/// <summary>A new password, typed twice.</summary>
public class ChosenPassword
{
    [Display(Name = "account.password.chosen")]
    [Required, StringLength(PeopleDirectory.PasswordMax)]
    public string Chosen { get; set; } = "";

    [Display(Name = "account.password.repeated")]
    [Required, Compare(nameof(Chosen), ErrorMessage = "account.password.differs")]
    public string Repeated { get; set; } = "";
}
