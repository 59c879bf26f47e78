using Dialogue.Core.Commitments;
using Microsoft.AspNetCore.Http.Extensions;

namespace Dialogue.Web.Overview;

/// <summary>Where the questions behind a number of the overview are read.</summary>
public static class QuestionsAddress
{
    public const string Path = "/office/overview/questions";

    /// <param name="half">Asked in it.</param>
    /// <param name="topic">Code of a topic; null for questions without one that is sure.</param>
    /// <param name="agency">Code of an agency; null for all.</param>
    /// <param name="page">From 1.</param>
    public static string Of(HalfYear half, string? topic, string? agency, int page = 1)
    {
        var query = new QueryBuilder { { "half", half.ToString() } };
        foreach (var (name, value) in new[] { ("topic", topic), ("of", agency), ("page", page > 1 ? $"{page}" : null) })
            if (value is not null)
                query.Add(name, value);
        return Path + query;
    }
}
