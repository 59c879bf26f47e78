using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Dialogue.Given;

/// <summary>Files that nobody watches.</summary>
internal sealed class StillFiles(IFileProvider files) : IFileProvider
{
    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
