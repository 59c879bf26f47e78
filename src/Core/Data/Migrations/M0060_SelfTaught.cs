using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>How many texts that nobody had read taught a version of the topic model.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0060_self_taught")]
internal sealed class M0060_SelfTaught : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("alter table topic_model add column self_taught integer not null default 0;");
}
