using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>Nothing is told to an address before its owner confirmed it; addresses from before keep their letters.</summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0015_follow_confirmed")]
internal sealed class M0015_FollowConfirmed : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            alter table follower add column confirmed_at timestamptz;
            update follower set confirmed_at = created_at;
            """);
}
