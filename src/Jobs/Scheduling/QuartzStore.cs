using Dialogue.Core.Data;
using Npgsql;
using Quartz;

namespace Dialogue.Jobs.Scheduling;

/// <summary>Where the scheduler keeps its tables: schema <c>quartz</c> of the one database.</summary>
public static class QuartzStore
{
    public const string Schema = "quartz";
    public const string TablePrefix = "quartz.qrtz_";

    /// <summary>
    /// Creates what is missing, under the lock of the migrations. A scheduler of another name, with nothing to fire, does it: the
    /// package offers its schema only that way, and so ours starts on tables that are there.
    /// </summary>
    public static Task ProvisionAsync(string connectionString, CancellationToken cancellationToken) =>
        DialogueMigrations.UnderLockAsync(connectionString, async () =>
        {
            await CreateSchemaAsync(connectionString, cancellationToken);
            await using var factory = QuartzSchedulerBuilder.Create(quartz =>
            {
                quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "Provisioning");
                quartz.UseDefaultThreadPool(1);
                quartz.UsePersistentStore(store => store.UseDialogueTables(connectionString).ProvisionSchema());
            }).Build();
            var scheduler = await factory.GetScheduler(cancellationToken);
            await scheduler.Start(cancellationToken);
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }, cancellationToken);

    internal static IPersistentStoreBuilder UseDialogueTables(this IPersistentStoreBuilder store, string connectionString)
    {
        store.ConfigureStore(options => options.TablePrefix = TablePrefix);
        return store.UsePostgres(NpgsqlFactory.Instance, connectionString);
    }

    private static async Task CreateSchemaAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"create schema if not exists {Schema}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
