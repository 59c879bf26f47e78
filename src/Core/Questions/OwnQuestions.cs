using Dialogue.Core.Agencies;
using Dialogue.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Dialogue.Core.Questions;

/// <summary>
/// Where the questions are that one device asked under one code. Both are looked at, device and receipt: a device alone must not show what
/// its owner removed from it, and a list of guessed receipts must find nothing.
/// </summary>
public sealed class OwnQuestions(DialogueDb db)
{
    public const int Most = 50;

    /// <param name="Id">Of the question whose state counts: its own, or the one that it went into.</param>
    public sealed record Standing(string Receipt, long Id, QuestionState State, DateOnly? DueOn, DenialCode? Denial, AgencyLabel? OfferedTo);

    public Task<List<Standing>> OfAsync(string code, Guid asker, IReadOnlyCollection<string> receipts, CancellationToken cancellationToken) =>
        (from own in db.Questions
         where receipts.Contains(own.Receipt) && own.AskedCode == code && own.Asker == asker
         join root in db.Questions on own.RootId ?? own.Id equals root.Id
         join agency in db.Agencies on root.OfferedToId equals (int?)agency.Id into offered
         from to in offered.DefaultIfEmpty()
         select new Standing(
             own.Receipt, root.Id, root.State, root.DueOn, root.Denial, to == null ? null : new AgencyLabel(to.Code, to.NameVi, to.NameEn)))
        .AsNoTracking().ToListAsync(cancellationToken);
}
