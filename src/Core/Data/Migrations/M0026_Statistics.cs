using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>What a figure can be computed from again without anybody's answers. Waves whose answers are there are estimated anew.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0026_statistics")]
internal sealed class M0026_Statistics : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            alter table wave_estimate add column statistics double precision[];
            update wave set estimated_responses = null where exists (select from response where response.wave_id = wave.id);
            """);
}
