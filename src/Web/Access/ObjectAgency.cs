using Dialogue.Core.Data;
using Dialogue.Core.Reports;
using Dialogue.Core.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Web.Access;

/// <summary>Which agency owns the object that an address names: {code} is a session, {id} a question, {offer} one that is offered to an agency, {report} a report of one, {agency} an agency.</summary>
internal sealed class ObjectAgency(DialogueDb db)
{
    public abstract record Place
    {
        /// <summary>The address names no object of an agency.</summary>
        public sealed record NoObject : Place;

        /// <summary>The address names an object that does not exist.</summary>
        public sealed record Missing : Place;

        public sealed record Of(int AgencyId) : Place;
    }

    public async Task<Place> OfAsync(RouteValueDictionary route, CancellationToken cancellationToken)
    {
        if (route.TryGetValue("code", out var code))
            return Found(await SessionAgencyAsync(Codes.Canonical($"{code}"), cancellationToken));
        if (route.TryGetValue("id", out var id))
            return Found(long.TryParse($"{id}", out var number) ? await QuestionAgencyAsync(number, cancellationToken) : null);
        if (route.TryGetValue("offer", out var offer))
            return Found(long.TryParse($"{offer}", out var offered) ? await OfferAgencyAsync(offered, cancellationToken) : null);
        // Whoever holds a receipt may follow it; asked for only in a rehearsal, where nobody but the staff may.
        if (route.TryGetValue("receipt", out var receipt) && !string.IsNullOrEmpty($"{receipt}"))
            return Found(await ReceiptAgencyAsync(Codes.Canonical($"{receipt}"), cancellationToken));
        if (route.TryGetValue("report", out var report))
            return Found(int.TryParse($"{report}", out var made) ? await db.Set<Report>().Where(r => r.Id == made).Select(r => (int?)r.AgencyId).SingleOrDefaultAsync(cancellationToken) : null);
        if (route.TryGetValue("agency", out var agency))
            return Found(await db.Agencies.Where(a => a.Code == $"{agency}").Select(a => (int?)a.Id).SingleOrDefaultAsync(cancellationToken));
        return new Place.NoObject();
    }

    public Task<int?> SessionAgencyAsync(string code, CancellationToken cancellationToken) =>
        db.Sessions.Where(s => s.Code == code).Select(s => (int?)s.AgencyId).SingleOrDefaultAsync(cancellationToken);

    private Task<int?> QuestionAgencyAsync(long id, CancellationToken cancellationToken) =>
        db.Questions.Where(q => q.Id == id).Select(q => (int?)q.AgencyId).SingleOrDefaultAsync(cancellationToken);

    private Task<int?> ReceiptAgencyAsync(string receipt, CancellationToken cancellationToken) =>
        db.Questions.Where(q => q.Receipt == receipt).Select(q => (int?)q.AgencyId).SingleOrDefaultAsync(cancellationToken);

    private Task<int?> OfferAgencyAsync(long id, CancellationToken cancellationToken) =>
        db.Questions.Where(q => q.Id == id).Select(q => q.OfferedToId).SingleOrDefaultAsync(cancellationToken);

    private static Place Found(int? agencyId) => agencyId is { } found ? new Place.Of(found) : new Place.Missing();
}
