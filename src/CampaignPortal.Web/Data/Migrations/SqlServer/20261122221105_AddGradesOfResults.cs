using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddGradesOfResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BandCode",
                table: "Standings",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GradeCode",
                table: "Standings",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "GradeSeat",
                table: "Standings",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GradedBy",
                table: "Standings",
                type: "nvarchar(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ResultSeats",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CategoryCode = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    ListCode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Base = table.Column<int>(type: "int", nullable: false),
                    Exact = table.Column<decimal>(type: "decimal(11,4)", precision: 11, scale: 4, nullable: true),
                    Seats = table.Column<int>(type: "int", nullable: false),
                    Taken = table.Column<int>(type: "int", nullable: false),
                    RoundResultId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResultSeats", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ResultSeats_RoundResults_RoundResultId",
                        column: x => x.RoundResultId,
                        principalTable: "RoundResults",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "StandingAwards",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ListCode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Seat = table.Column<int>(type: "int", nullable: true),
                    StandingId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingAwards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingAwards_Standings_StandingId",
                        column: x => x.StandingId,
                        principalTable: "Standings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ResultSeats_RoundResultId_CategoryCode",
                table: "ResultSeats",
                columns: new[] { "RoundResultId", "CategoryCode" });

            migrationBuilder.CreateIndex(
                name: "IX_StandingAwards_StandingId",
                table: "StandingAwards",
                column: "StandingId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ResultSeats");

            migrationBuilder.DropTable(
                name: "StandingAwards");

            migrationBuilder.DropColumn(
                name: "BandCode",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "GradeCode",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "GradeSeat",
                table: "Standings");

            migrationBuilder.DropColumn(
                name: "GradedBy",
                table: "Standings");
        }
    }
}
