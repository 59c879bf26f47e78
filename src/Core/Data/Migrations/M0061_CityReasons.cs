using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>Reasons for refusals that a city adds to those that come with the product.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0061_city_reasons")]
internal sealed class M0061_CityReasons : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        create table city_reason (
            code varchar(32) not null,
            valid_from date not null,
            valid_to date,
            at timestamptz not null,
            person_id uuid,
            constraint pk_city_reason primary key (code)
        );
        """);
}
