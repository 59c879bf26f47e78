namespace Dialogue.Core.Sessions.Planning;

/// <summary>What the staff of an agency decide about a session, as it is checked, kept and compared.</summary>
public sealed record SessionPlan
{
    public required string TitleVi { get; init; }
    public string TitleEn { get; init; } = "";
    public string DescriptionVi { get; init; } = "";
    public string DescriptionEn { get; init; } = "";
    public string ChairName { get; init; } = "";
    public string ChairPosition { get; init; } = "";
    public string Place { get; init; } = "";
    public string StreamAddress { get; init; } = "";
    public IReadOnlyList<string> TopicCodes { get; init; } = [];
    public IReadOnlyList<int> PartnerIds { get; init; } = [];
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public bool PublishesBeforeReading { get; init; }
    public bool AllowsAnonymous { get; init; } = true;

    public static SessionPlan Of(Session session) => new()
    {
        TitleVi = session.TitleVi,
        TitleEn = session.TitleEn,
        DescriptionVi = session.DescriptionVi,
        DescriptionEn = session.DescriptionEn,
        ChairName = session.ChairName,
        ChairPosition = session.ChairPosition,
        Place = session.Place,
        StreamAddress = session.StreamAddress,
        TopicCodes = session.TopicCodes,
        PartnerIds = [.. session.Partners.Select(partner => partner.AgencyId).Order()],
        StartsAt = session.StartsAt,
        EndsAt = session.EndsAt,
        PublishesBeforeReading = session.PublishesBeforeReading,
        AllowsAnonymous = session.AllowsAnonymous,
    };

    public bool SaysTheSameAs(SessionPlan other) =>
        this with { TopicCodes = [], PartnerIds = [] } == other with { TopicCodes = [], PartnerIds = [] }
        && TopicCodes.SequenceEqual(other.TopicCodes) && PartnerIds.Order().SequenceEqual(other.PartnerIds.Order());

    internal void WriteTo(Session session)
    {
        (session.TitleVi, session.TitleEn) = (TitleVi, TitleEn);
        (session.DescriptionVi, session.DescriptionEn) = (DescriptionVi, DescriptionEn);
        (session.ChairName, session.ChairPosition) = (ChairName, ChairPosition);
        (session.Place, session.StreamAddress) = (Place, StreamAddress);
        session.TopicCodes = [.. TopicCodes];
        session.Partners.RemoveAll(partner => !PartnerIds.Contains(partner.AgencyId));
        session.Partners.AddRange(PartnerIds.Except(session.Partners.Select(partner => partner.AgencyId)).Select(id => new SessionPartner { AgencyId = id }));
        (session.StartsAt, session.EndsAt) = (StartsAt, EndsAt);
        (session.PublishesBeforeReading, session.AllowsAnonymous) = (PublishesBeforeReading, AllowsAnonymous);
    }
}
