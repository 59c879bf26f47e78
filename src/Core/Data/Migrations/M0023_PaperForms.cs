using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>Paper forms keyed in once wait to be keyed in again.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0023_paper_forms")]
internal sealed class M0023_PaperForms : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create table paper_form (
                number varchar(6) not null,
                wave_id integer not null,
                agency_id integer not null,
                submission_key uuid not null,
                entered jsonb not null,
                entered_on date not null,
                constraint pk_paper_form primary key (number),
                constraint fk_paper_form_wave_wave_id foreign key (wave_id) references wave (id) on delete cascade,
                constraint fk_paper_form_agency_agency_id foreign key (agency_id) references agency (id) on delete cascade
            );
            create index ix_paper_form_wave_id_agency_id on paper_form (wave_id, agency_id);
            create index ix_paper_form_agency_id on paper_form (agency_id);
            """);
}
