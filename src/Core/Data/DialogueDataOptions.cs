using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dialogue.Core.Data;

/// <summary>How every host opens the database.</summary>
public static class DialogueDataOptions
{
    public static DbContextOptionsBuilder UseDialogueDatabase(this DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(DialogueDb).Assembly.GetName().Name))
        // Migrations are written by hand, without a snapshot; a test compares model and schema instead.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
        // A step or a vote is read by its question's number, never past the filter that keeps rehearsals apart.
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));

    public static DialogueDb Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<DialogueDb>();
        options.UseDialogueDatabase(connectionString);
        return new DialogueDb(options.Options);
    }
}
