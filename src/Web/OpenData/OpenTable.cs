namespace Dialogue.Web.OpenData;

/// <summary>
/// A table that everybody may take: what its columns are and how a page of it is read. JSON, CSV, the description for programs and the page
/// for people all follow from it. It holds what the public pages show and nothing else.
/// </summary>
internal abstract class OpenTable
{
    /// <summary>In the address, and of its texts.</summary>
    public abstract string Name { get; }

    public abstract IReadOnlyList<OpenColumn> Columns { get; }

    public virtual IReadOnlyList<string> Filters => [];

    public abstract Task<OpenPage> ReadAsync(IServiceProvider services, OpenQuery query, CancellationToken stop);

    public string Address => $"/api/open/v1/{Name}";
}
