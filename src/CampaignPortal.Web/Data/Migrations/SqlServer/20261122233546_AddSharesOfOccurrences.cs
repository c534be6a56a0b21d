using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddSharesOfOccurrences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Role",
                table: "OccurrenceSubjects",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "OccurrenceMultipliers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Factor = table.Column<decimal>(type: "decimal(11,4)", precision: 11, scale: 4, nullable: false),
                    OccurrenceId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OccurrenceMultipliers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OccurrenceMultipliers_Occurrences_OccurrenceId",
                        column: x => x.OccurrenceId,
                        principalTable: "Occurrences",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_OccurrenceMultipliers_OccurrenceId_Code",
                table: "OccurrenceMultipliers",
                columns: new[] { "OccurrenceId", "Code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OccurrenceMultipliers");

            migrationBuilder.DropColumn(
                name: "Role",
                table: "OccurrenceSubjects");
        }
    }
}
