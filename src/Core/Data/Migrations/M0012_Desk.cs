using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>Public questions can be found by words like theirs.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0012_desk")]
internal sealed class M0012_Desk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create extension if not exists pg_trgm;
            create index ix_question_folded on question using gin (folded gin_trgm_ops) where published_at is not null;
            """);
}
