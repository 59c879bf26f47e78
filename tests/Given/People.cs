using Dialogue.Core.People;
using Microsoft.Extensions.DependencyInjection;

namespace Dialogue.Given;

public static class People
{
    public static async Task DisableAsync(this TestCity city, Person person)
    {
        await using var scope = city.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().DisableAsync(person.Id, null, "thôi việc", CancellationToken.None);
    }
}
