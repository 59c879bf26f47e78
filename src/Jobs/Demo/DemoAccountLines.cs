using Dialogue.Core.Demo;

namespace Dialogue.Jobs.Demo;

/// <summary>The demonstration's accounts as a small table for a terminal.</summary>
public static class DemoAccountLines
{
    public static IEnumerable<string> Of(string password) =>
    [
        $"Demonstration accounts, all with the password {password}",
        .. DemoPeople.All.Select(account => $"  {account.Email,-24} {account.Role,-14} {account.Agency}".TrimEnd()),
    ];
}
