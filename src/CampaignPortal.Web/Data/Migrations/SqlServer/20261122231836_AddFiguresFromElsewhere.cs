using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddFiguresFromElsewhere : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FigureLists",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    RoundId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    Code = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FigureLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FigureLists_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FigureLists_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FigureOrigins",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Words = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    SaidAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FigureListId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FigureOrigins", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FigureOrigins_FigureLists_FigureListId",
                        column: x => x.FigureListId,
                        principalTable: "FigureLists",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "UnitFigures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UnitId = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FigureListId = table.Column<int>(type: "int", nullable: false),
                    ConfirmedBy_ForPersonId = table.Column<int>(type: "int", nullable: true),
                    ConfirmedBy_PersonId = table.Column<int>(type: "int", nullable: true),
                    EnteredBy_ForPersonId = table.Column<int>(type: "int", nullable: true),
                    EnteredBy_PersonId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitFigures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnitFigures_FigureLists_FigureListId",
                        column: x => x.FigureListId,
                        principalTable: "FigureLists",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_UnitFigures_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FigureLists_CampaignId",
                table: "FigureLists",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_FigureLists_RoundId_Kind_Code",
                table: "FigureLists",
                columns: new[] { "RoundId", "Kind", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FigureOrigins_FigureListId",
                table: "FigureOrigins",
                column: "FigureListId");

            migrationBuilder.CreateIndex(
                name: "IX_UnitFigures_FigureListId_UnitId",
                table: "UnitFigures",
                columns: new[] { "FigureListId", "UnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitFigures_UnitId",
                table: "UnitFigures",
                column: "UnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FigureOrigins");

            migrationBuilder.DropTable(
                name: "UnitFigures");

            migrationBuilder.DropTable(
                name: "FigureLists");
        }
    }
}
