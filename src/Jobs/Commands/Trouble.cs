using Dialogue.Core.Data;
using Dialogue.Core.Data.Cluster;
using Dialogue.Core.Surveys.Definitions;
using Npgsql;

namespace Dialogue.Jobs.Commands;

/// <summary>What went wrong and what to do, for somebody at a terminal.</summary>
internal static class Trouble
{
    private const string Details = "Run it again with --verbose to see where.";

    public static string Of(Exception exception) => exception switch
    {
        ClusterException or CitySetupException or SurveyDefinitionException => exception.Message,
        IOException or UnauthorizedAccessException => exception.Message,
        PostgresException refused => $"The database refused: {refused.MessageText} ({refused.SqlState}). {Details}",
        NpgsqlException => $"The database cannot be reached: {exception.Message}. Check --connection or ConnectionStrings__Dialogue.",
        { InnerException: PostgresException or NpgsqlException } => Of(exception.InnerException),
        _ => $"{exception.GetType().Name}: {exception.Message} {Details}",
    };
}
