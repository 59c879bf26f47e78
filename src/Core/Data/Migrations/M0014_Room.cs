using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>An answer that was put right says since when.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0014_room")]
internal sealed class M0014_Room : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            alter table question add column corrected_at timestamptz;
            update question q set corrected_at = e.at
            from (select question_id, max(at) as at from question_event where action = 'CorrectAnswer' group by question_id) e
            where e.question_id = q.id and q.state in ('AnsweredLive', 'AnsweredInWriting');
            """);
}
