using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddNominationsAndPools : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PoolCode",
                table: "ResultSeats",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE ResultSeats SET PoolCode = CategoryCode");

            migrationBuilder.AddColumn<string>(
                name: "ParentCode",
                table: "Participants",
                type: "TEXT",
                maxLength: 32,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "PoolCode",
                table: "ResultSeats");

            migrationBuilder.DropColumn(
                name: "ParentCode",
                table: "Participants");
        }
    }
}
