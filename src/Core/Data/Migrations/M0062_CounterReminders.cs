using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>Which counters were told that they are behind a wave's plan.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0062_counter_reminders")]
internal sealed class M0062_CounterReminders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create table counter_reminder (
                wave_id integer not null,
                agency_id integer not null,
                week integer not null,
                answers integer not null,
                planned integer not null,
                at timestamptz not null,
                mailed_at timestamptz,
                constraint pk_counter_reminder primary key (wave_id, agency_id, week),
                constraint fk_counter_reminder_wave_wave_id foreign key (wave_id) references wave (id) on delete cascade,
                constraint fk_counter_reminder_agency_agency_id foreign key (agency_id) references agency (id) on delete cascade
            );
            create index ix_counter_reminder_agency_id on counter_reminder (agency_id);
            """);
}
