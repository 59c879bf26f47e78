using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>How many follow each room at each node. Unlogged: after a crash the nodes say it again.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0020_presence")]
internal sealed class M0020_Presence : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create unlogged table room_presence (
                node uuid not null,
                room_id integer not null,
                people integer not null,
                at timestamptz not null,
                constraint pk_room_presence primary key (node, room_id)
            );
            """);
}
