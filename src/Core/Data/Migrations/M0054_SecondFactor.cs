using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>One-time codes of staff, and the codes for whoever lost the telephone.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0054_second_factor")]
internal sealed class M0054_SecondFactor : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create table second_factor (
                person_id uuid not null,
                secret text not null,
                confirmed_at timestamptz,
                last_step bigint not null,
                constraint pk_second_factor primary key (person_id),
                constraint fk_second_factor_person_person_id foreign key (person_id) references person (id) on delete cascade
            );

            create table recovery_code (
                person_id uuid not null,
                hash bytea not null,
                constraint pk_recovery_code primary key (person_id, hash),
                constraint fk_recovery_code_person_person_id foreign key (person_id) references person (id) on delete cascade
            );
            """);
}
