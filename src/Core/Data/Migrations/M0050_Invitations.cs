using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>Links by which invited people set their password, and the index by which old sign-ins are found.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0050_invitations")]
internal sealed class M0050_Invitations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create table account_invitation (
                person_id uuid not null,
                key_hash bytea not null,
                created_at timestamptz not null,
                expires_at timestamptz not null,
                constraint pk_account_invitation primary key (person_id),
                constraint fk_account_invitation_person_person_id foreign key (person_id) references person (id) on delete cascade
            );
            create unique index ix_account_invitation_key_hash on account_invitation (key_hash);
            create index ix_sign_in_at on sign_in (at);
            """);
}
