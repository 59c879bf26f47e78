using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>Counts of questions by agency and month, kept by the database whoever writes, so that no page counts the questions themselves.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0040_question_totals")]
internal sealed class M0040_QuestionTotals : Migration
{
    // Every change of a question appends to question_delta what it adds and takes away: rows of their own, because a counter that many
    // transactions add to would make all who ask wait for each other. A job folds them into question_total; who reads adds both. Cells of
    // the whole city stand under agency 0 in question_total only. Rehearsed questions (numbers from 2^52) are counted nowhere.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create table city_zone (
                name text not null,
                constraint pk_city_zone primary key (name)
            );
            insert into city_zone (name) values ('Asia/Ho_Chi_Minh');
            create function city_month(at timestamptz) returns date language sql stable
                return date_trunc('month', at at time zone (select name from city_zone))::date;

            create table question_total (
                kind varchar(16) not null,
                agency_id integer not null,
                month date not null,
                key varchar(40) not null,
                count bigint not null,
                constraint pk_question_total primary key (kind, agency_id, month, key)
            );
            create table question_delta (
                id bigint generated always as identity,
                kind varchar(16) not null,
                agency_id integer not null,
                month date not null,
                key varchar(40) not null,
                n integer not null,
                constraint pk_question_delta primary key (id)
            );

            create function question_cells(q question) returns table (kind text, agency_id integer, month date, key text) language sql stable as $$
                select cell.kind, cell.agency_id, city_month(q.asked_at), cell.key
                from (select q.state in ('Published', 'OnStage', 'AnsweredLive', 'AnsweredInWriting', 'Transferred', 'Deferred') as is_public) known
                cross join lateral (values
                    ('Outcome', q.asked_agency_id, case when q.state in ('Merged', 'Refused') then q.state::text
                                                        when q.agency_id <> q.asked_agency_id then 'Transferred'
                                                        when q.state in ('AnsweredLive', 'AnsweredInWriting', 'Deferred') then q.state::text
                                                        else 'Open' end, true),
                    ('Topic', q.agency_id, case when q.topic_needs_reading then '' else coalesce(q.topic_code, '') end, known.is_public),
                    ('Software', q.agency_id, q.software_topic_code, known.is_public and q.software_topic_code is not null),
                    ('Answered', q.agency_id, '', known.is_public and q.answered_at is not null)) as cell (kind, agency_id, key, counts)
                where cell.counts and q.id < 4503599627370496
            $$;

            create function question_is_counted() returns trigger language plpgsql as $$
            begin
                if tg_op = 'INSERT' then
                    insert into question_delta (kind, agency_id, month, key, n) select c.*, 1 from question_cells(new) c;
                elsif tg_op = 'DELETE' then
                    insert into question_delta (kind, agency_id, month, key, n) select c.*, -1 from question_cells(old) c;
                else
                    insert into question_delta (kind, agency_id, month, key, n)
                    select c.kind, c.agency_id, c.month, c.key, sum(c.n)
                    from (select *, 1 as n from question_cells(new) union all select *, -1 from question_cells(old)) c
                    group by 1, 2, 3, 4 having sum(c.n) <> 0;
                end if;
                return null;
            end $$;
            create trigger question_is_counted after insert or delete on question for each row execute function question_is_counted();
            create trigger question_is_counted_anew after update on question for each row
                when (old.state is distinct from new.state or old.agency_id <> new.agency_id or old.topic_code is distinct from new.topic_code
                      or old.topic_needs_reading <> new.topic_needs_reading or old.software_topic_code is distinct from new.software_topic_code
                      or (old.answered_at is null) <> (new.answered_at is null))
                execute function question_is_counted();

            insert into question_delta (kind, agency_id, month, key, n)
                select c.kind, c.agency_id, c.month, c.key, count(*) from question q cross join lateral question_cells(q) c group by 1, 2, 3, 4;

            create index ix_question_agency_id_asked_at on question (agency_id, asked_at);
            create index ix_question_asked_at on question (asked_at);
            """);
}
