using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>How many free words of a wave and agency are about each topic, kept by the database as they are read.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0041_written_topics")]
internal sealed class M0041_WrittenTopics : Migration
{
    // Few write it (the jobs that read texts), each in one statement and in the order of the key, so they cannot wait for each other in a
    // circle. When words are deleted past their keeping time their count stays, as all figures do: nothing is taken away on delete.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create table response_text_total (
                wave_id integer not null,
                agency_id integer not null,
                topic_code varchar(40) not null,
                count integer not null,
                constraint pk_response_text_total primary key (wave_id, agency_id, topic_code),
                constraint fk_response_text_total_wave_wave_id foreign key (wave_id) references wave (id) on delete cascade
            );
            insert into response_text_total (wave_id, agency_id, topic_code, count)
                select t.wave_id, t.agency_id, case when r.needs_reading then '' else r.topic_code end, count(*)
                from response_text_topic r join response_text t on t.id = r.text_id group by 1, 2, 3;

            create function response_text_is_counted() returns trigger language plpgsql as $$
            begin
                insert into response_text_total (wave_id, agency_id, topic_code, count)
                select t.wave_id, t.agency_id, case when r.needs_reading then '' else r.topic_code end, count(*)
                from fresh r join response_text t on t.id = r.text_id group by 1, 2, 3 order by 1, 2, 3
                on conflict (wave_id, agency_id, topic_code) do update set count = response_text_total.count + excluded.count;
                return null;
            end $$;
            create trigger response_text_is_counted after insert on response_text_topic
                referencing new table as fresh for each statement execute function response_text_is_counted();

            create function response_text_is_counted_anew() returns trigger language plpgsql as $$
            begin
                insert into response_text_total (wave_id, agency_id, topic_code, count)
                select t.wave_id, t.agency_id, r.code, sum(r.n)
                from (select text_id, case when needs_reading then '' else topic_code end as code, 1 as n from fresh
                      union all select text_id, case when needs_reading then '' else topic_code end, -1 from stale) r
                join response_text t on t.id = r.text_id group by 1, 2, 3 having sum(r.n) <> 0 order by 1, 2, 3
                on conflict (wave_id, agency_id, topic_code) do update set count = response_text_total.count + excluded.count;
                return null;
            end $$;
            create trigger response_text_is_counted_anew after update on response_text_topic
                referencing new table as fresh old table as stale for each statement execute function response_text_is_counted_anew();
            """);
}
