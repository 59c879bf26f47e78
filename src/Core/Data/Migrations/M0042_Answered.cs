using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>What was answered lately is found without a look at all that was asked.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0042_answered")]
internal sealed class M0042_Answered : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create index ix_question_agency_id_answered_at on question (agency_id, answered_at) where answered_at is not null;
            create index ix_question_answered_at on question (answered_at) where answered_at is not null;
            """);
}
