using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AuthorsOfMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FilledAt",
                table: "Marks",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FilledBy_ForPersonId",
                table: "Marks",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FilledBy_PersonId",
                table: "Marks",
                type: "int",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FilledAt",
                table: "Marks");

            migrationBuilder.DropColumn(
                name: "FilledBy_ForPersonId",
                table: "Marks");

            migrationBuilder.DropColumn(
                name: "FilledBy_PersonId",
                table: "Marks");
        }
    }
}
