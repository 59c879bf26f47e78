using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>
/// Words of released minutes stand apart from the fixed text, which has only their digests. What rooms were told before of questions whose words
/// the public may no longer read loses them, too.
/// </summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261123_0078_minutes_words")]
internal sealed class M0078_MinutesWords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create table minutes_words (
                session_id integer not null,
                question_id bigint not null,
                field varchar(16) not null,
                salt bytea not null,
                words text not null,
                constraint pk_minutes_words primary key (session_id, question_id, field),
                constraint fk_minutes_words_session_minutes_session_id foreign key (session_id) references session_minutes (session_id) on delete cascade
            );

            update room_event e set payload = (e.payload - 'by' - 'place' - 'answer') || '{"text": ""}'
            from question q
            where e.kind = 'question' and e.audience <> 1 and q.id = (e.payload ->> 'id')::bigint and (q.state = 'Refused' or q.published_at is null);
            """);
}
