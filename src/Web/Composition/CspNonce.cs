using System.Security.Cryptography;

namespace Dialogue.Web.Composition;

/// <summary>One per request; a page that must carry a script of its own writes <c>nonce="@Nonce.Value"</c>.</summary>
public sealed class CspNonce
{
    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
}
