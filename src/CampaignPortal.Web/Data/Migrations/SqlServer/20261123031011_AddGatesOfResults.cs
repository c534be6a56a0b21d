using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AddGatesOfResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Pronouncements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    RoundId = table.Column<int>(type: "int", nullable: false),
                    GateCode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    UnitId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ConfirmedBy_ForPersonId = table.Column<int>(type: "int", nullable: true),
                    ConfirmedBy_PersonId = table.Column<int>(type: "int", nullable: true),
                    Grounds_Authority = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Grounds_Basis = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Grounds_Decision = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedBy_ForPersonId = table.Column<int>(type: "int", nullable: true),
                    RecordedBy_PersonId = table.Column<int>(type: "int", nullable: false),
                    WithdrawnBy_ForPersonId = table.Column<int>(type: "int", nullable: true),
                    WithdrawnBy_PersonId = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pronouncements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pronouncements_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pronouncements_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pronouncements_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StandingConsequences",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ConsequenceCode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    GateCode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    AwardCode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Back = table.Column<int>(type: "int", nullable: true),
                    Scope = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    StandingId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingConsequences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingConsequences_Standings_StandingId",
                        column: x => x.StandingId,
                        principalTable: "Standings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StandingGates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    GateCode = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Since = table.Column<int>(type: "int", nullable: true),
                    StandingId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingGates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingGates_Standings_StandingId",
                        column: x => x.StandingId,
                        principalTable: "Standings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Pronouncements_CampaignId",
                table: "Pronouncements",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_Pronouncements_RoundId_GateCode_UnitId_Number",
                table: "Pronouncements",
                columns: new[] { "RoundId", "GateCode", "UnitId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pronouncements_UnitId",
                table: "Pronouncements",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_StandingConsequences_StandingId",
                table: "StandingConsequences",
                column: "StandingId");

            migrationBuilder.CreateIndex(
                name: "IX_StandingGates_StandingId",
                table: "StandingGates",
                column: "StandingId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Pronouncements");

            migrationBuilder.DropTable(
                name: "StandingConsequences");

            migrationBuilder.DropTable(
                name: "StandingGates");
        }
    }
}
