using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>What officers decide about figures that no rule decides.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0056_figure_decisions")]
internal sealed class M0056_FigureDecisions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create table figure_decision (
                wave_id integer not null,
                subject varchar(90) not null,
                measure varchar(40) not null,
                scope varchar(16) not null,
                shown boolean not null,
                reason varchar(400) not null,
                person_id uuid,
                role varchar(24) not null,
                at timestamptz not null,
                constraint pk_figure_decision primary key (wave_id, subject, measure, scope),
                constraint fk_figure_decision_wave_wave_id foreign key (wave_id) references wave (id) on delete cascade
            );
            """);
}
