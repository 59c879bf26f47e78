using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>Marks on the whole database; the first says that it holds demonstration data.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0006_demo")]
internal sealed class M0006_Demo : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create table city_flag (
                key varchar(40) not null,
                value text not null,
                constraint pk_city_flag primary key (key)
            );
            """);
}
