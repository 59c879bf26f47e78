using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>Every version of the taxonomy as it stood, with who changed it.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0036_taxonomy")]
internal sealed class M0036_Taxonomy : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create table taxonomy_version (
                version integer not null,
                content text not null,
                person_id uuid,
                at timestamptz not null,
                constraint pk_taxonomy_version primary key (version)
            );
            """);
}
