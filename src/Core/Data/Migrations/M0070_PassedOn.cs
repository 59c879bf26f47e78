using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>What came to an agency from another one is found without a look at all that it was asked.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0070_passed_on")]
internal sealed class M0070_PassedOn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "create index ix_question_passed_on on question (agency_id) where agency_id <> asked_agency_id");
}
