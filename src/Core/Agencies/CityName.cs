namespace Dialogue.Core.Agencies;

public sealed record CityName(string NameVi, string NameEn);
