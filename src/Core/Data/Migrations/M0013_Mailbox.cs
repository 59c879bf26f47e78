using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>The clocks of questions outside dialogues, and the code by which a question's voters are known wherever it goes.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0013_mailbox")]
internal sealed class M0013_Mailbox : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            alter table question
                add column asked_code varchar(8),
                add column accept_by timestamptz,
                add column accepted_at timestamptz,
                add column difficulty varchar(16),
                add column answer_by date;
            update question q set asked_code = s.code from session s where s.room_id = q.room_id;
            alter table question alter column asked_code set not null;
            """);
}
