namespace Dialogue.Core.Data;

public sealed class CitySetupException(string path, IReadOnlyList<string> errors)
    : Exception($"{path} cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}");
