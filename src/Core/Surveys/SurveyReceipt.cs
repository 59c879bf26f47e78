using System.Security.Cryptography;

namespace Dialogue.Core.Surveys;

/// <summary>The code a person may keep. It follows from the submission key, so a repeated send gives the same one.</summary>
public static class SurveyReceipt
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(Guid submissionKey) =>
        string.Concat(SHA256.HashData(submissionKey.ToByteArray()).Take(12).Select(part => Letters[part % Letters.Length]));
}
