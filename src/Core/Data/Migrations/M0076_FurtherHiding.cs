using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>
/// Every release of a wave is kept, so that a later one is held against all of them; of those until now only the last is known. A run says what
/// was hidden more after the audit found something out, and waves that were refused for that are tried again.
/// </summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261123_0076_further_hiding")]
internal sealed class M0076_FurtherHiding : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            alter table wave_cell add column release integer not null default 0;
            update wave_cell set release = 1 where released;
            alter table wave_cell alter column release drop default;
            drop index ix_wave_cell_wave_id_released_table_group_measure;
            alter table wave_cell drop column released;
            create unique index ix_wave_cell_wave_id_release_table_group_measure on wave_cell (wave_id, release, "table", "group", measure);

            alter table estimate_run add column hidden_more jsonb not null default '[]';
            alter table estimate_run alter column hidden_more drop default;
            update estimate_run set audited = false where problem = 'FoundOut';
            """);
}
