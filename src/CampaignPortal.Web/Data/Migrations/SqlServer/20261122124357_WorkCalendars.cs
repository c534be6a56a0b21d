using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class WorkCalendars : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ImportedThings_BatchId",
                table: "ImportedThings");

            migrationBuilder.CreateTable(
                name: "CalendarYears",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Edition = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    LoadedById = table.Column<int>(type: "int", nullable: false),
                    LoadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarYears", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarYears_People_LoadedById",
                        column: x => x.LoadedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CalendarDays",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    CalendarYearId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarDays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarDays_CalendarYears_CalendarYearId",
                        column: x => x.CalendarYearId,
                        principalTable: "CalendarYears",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedThings_BatchId_Subject_SubjectId",
                table: "ImportedThings",
                columns: new[] { "BatchId", "Subject", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarDays_CalendarYearId_On",
                table: "CalendarDays",
                columns: new[] { "CalendarYearId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarYears_Key",
                table: "CalendarYears",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarYears_LoadedById",
                table: "CalendarYears",
                column: "LoadedById");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarYears_Number",
                table: "CalendarYears",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarYears_Year_Edition",
                table: "CalendarYears",
                columns: new[] { "Year", "Edition" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarDays");

            migrationBuilder.DropTable(
                name: "CalendarYears");

            migrationBuilder.DropIndex(
                name: "IX_ImportedThings_BatchId_Subject_SubjectId",
                table: "ImportedThings");

            migrationBuilder.CreateIndex(
                name: "IX_ImportedThings_BatchId",
                table: "ImportedThings",
                column: "BatchId");
        }
    }
}
