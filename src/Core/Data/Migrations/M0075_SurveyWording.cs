using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>
/// The shipped questionnaires in better words, before any city has asked them: waves of the demonstration follow, all of them, so that none is
/// compared with another wording. A city's own change of an opened wave is still refused.
/// </summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261123_0075_survey_wording")]
internal sealed class M0075_SurveyWording : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            update wave set definition_hash = 'edd415c404f7498e7ae71d3edd5ca0d18b4c2758e310d2eeb6b40f19e97b5efd' where definition_hash = 'a82d9bce55745939855554f1a624856fbe93bd605624879b98c27191d3aee7e9';
            update wave set definition_hash = 'f91fe931e3b392fea9e2822cf3c1d5399664027786cb1d65639879fe5cc9aab8' where definition_hash = '1ba9c8b434c92f02794a9cdf240015da671ce4b50b2464663145ad3412976784';
            """);
}
