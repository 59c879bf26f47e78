using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>Minutes of a session with their history, fixed once released; a salt for the digest of every step's words.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0011_minutes")]
internal sealed class M0011_Minutes : Migration
{
    // Steps from before had no salt: an empty one leaves their digests, and with them the chain, as they were.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            alter table question_event
                add column salt bytea not null default '',
                add column digest bytea not null default '';
            update question_event set digest = sha256(convert_to(words, 'UTF8')) where words is not null;
            alter table question_event alter column salt drop default, alter column digest drop default;

            create table session_minutes (
                session_id integer not null,
                drafted_at timestamptz not null,
                version integer not null,
                edits jsonb not null,
                released_at timestamptz,
                released_by_role varchar(32),
                released_by_id uuid,
                body text,
                body_hash bytea,
                chain_hash bytea,
                chain_length integer,
                constraint pk_session_minutes primary key (session_id),
                constraint fk_session_minutes_session_session_id foreign key (session_id) references session (id) on delete cascade
            );
            insert into session_minutes (session_id, drafted_at, version, edits)
            select id, closed_at, 0, '{}' from session where state = 'Closed' and kind = 'Dialogue' and closed_at is not null;

            create table minutes_version (
                session_id integer not null,
                version integer not null,
                at timestamptz not null,
                person_id uuid,
                name varchar(120) not null,
                edits jsonb not null,
                aside boolean not null,
                constraint pk_minutes_version primary key (session_id, version),
                constraint fk_minutes_version_session_minutes_session_id foreign key (session_id) references session_minutes (session_id) on delete cascade
            );

            create function released_minutes_are_fixed() returns trigger language plpgsql as $$
            begin
                raise exception 'released minutes are fixed' using errcode = 'restrict_violation';
            end
            $$;
            create trigger session_minutes_fixed before update on session_minutes
                for each row when (old.released_at is not null) execute function released_minutes_are_fixed();
            """);
}
