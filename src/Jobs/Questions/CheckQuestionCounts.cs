using Dialogue.Core.Data;
using Dialogue.Core.Maintenance;
using Dialogue.Core.Questions.Totals;
using Dialogue.Jobs.Scheduling;
using Dialogue.Jobs.Surveys;
using Microsoft.Extensions.Options;

namespace Dialogue.Jobs.Questions;

/// <summary>The counts of questions agree with a full recount. While they do not, the run fails for an officer to see.</summary>
internal sealed class CheckQuestionCounts(DialogueDb db, IOptions<JobOptions> options) : IRecurringJob
{
    public Task<IReadOnlyList<string>> DueAsync(JobFire fire, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([fire.Day(options.Value.Zone)]);

    public async Task<int> RunAsync(JobClaim claim, CancellationToken cancellationToken) =>
        await QuestionFold.RecountAsync(db, cancellationToken) is > 0 and var wrong ? throw new CountsDisagreeException(wrong) : 0;
}
