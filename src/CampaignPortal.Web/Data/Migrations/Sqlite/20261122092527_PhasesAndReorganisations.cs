using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PhasesAndReorganisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Charges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Charges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Charges_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Charges_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Duties",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CampaignId = table.Column<int>(type: "INTEGER", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OriginId = table.Column<int>(type: "INTEGER", nullable: false),
                    OwedByUnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Terms_CalendarVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Terms_DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Terms_DueWording = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Terms_Evidence = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Terms_NeedsCheck = table.Column<bool>(type: "INTEGER", nullable: false),
                    Terms_RemindOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Terms_Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Terms_Wanted = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Duties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Duties_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Duties_Units_OwedByUnitId",
                        column: x => x.OwedByUnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Phases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<int>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Functions = table.Column<string>(type: "TEXT", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Begin_Earliest = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Begin_Latest = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Begin_Wording = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Decision_At = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Decision_ForPersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    Decision_PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    Decision_Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Decision_State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    End_Earliest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    End_Latest = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    End_Wording = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Phases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Phases_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reorganisations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Course = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    NewName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    NewParentId = table.Column<int>(type: "INTEGER", nullable: true),
                    CarriedOutAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reorganisations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reorganisations_Units_NewParentId",
                        column: x => x.NewParentId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DutyExtensions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UntilOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ExtendedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DutyId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyExtensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyExtensions_Duties_DutyId",
                        column: x => x.DutyId,
                        principalTable: "Duties",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "DutyFilings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    FileCount = table.Column<int>(type: "INTEGER", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DutyId = table.Column<int>(type: "INTEGER", nullable: false),
                    FiledBy_ForPersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    FiledBy_PersonId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyFilings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyFilings_Duties_DutyId",
                        column: x => x.DutyId,
                        principalTable: "Duties",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "DutyReceipts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FilingNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DutyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedBy_ForPersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    ReceivedBy_PersonId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyReceipts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyReceipts_Duties_DutyId",
                        column: x => x.DutyId,
                        principalTable: "Duties",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "DutyRecipients",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    DutyId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyRecipients", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyRecipients_Duties_DutyId",
                        column: x => x.DutyId,
                        principalTable: "Duties",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_DutyRecipients_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DutyReminders",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DutyId = table.Column<int>(type: "INTEGER", nullable: false),
                    RemindedBy_ForPersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    RemindedBy_PersonId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyReminders_Duties_DutyId",
                        column: x => x.DutyId,
                        principalTable: "Duties",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "DutyReturns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FilingNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ReturnedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DutyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReturnedBy_ForPersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    ReturnedBy_PersonId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DutyReturns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DutyReturns_Duties_DutyId",
                        column: x => x.DutyId,
                        principalTable: "Duties",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "PhaseEffects",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PhaseId = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhaseEffects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PhaseEffects_Phases_PhaseId",
                        column: x => x.PhaseId,
                        principalTable: "Phases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PhaseTasks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<Guid>(type: "TEXT", nullable: false),
                    PhaseId = table.Column<int>(type: "INTEGER", nullable: false),
                    CampaignId = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Wanted = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    IsRolled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    NeedsCheck = table.Column<bool>(type: "INTEGER", nullable: false),
                    UnitKinds = table.Column<string>(type: "TEXT", nullable: false),
                    CategoryCodes = table.Column<string>(type: "TEXT", nullable: false),
                    RecipientUnitIds = table.Column<string>(type: "TEXT", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Due_Earliest = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Due_Latest = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Due_Wording = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhaseTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PhaseTasks_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PhaseTasks_Phases_PhaseId",
                        column: x => x.PhaseId,
                        principalTable: "Phases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReorganisationSuccessors",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ReorganisationId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReorganisationSuccessors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReorganisationSuccessors_Reorganisations_ReorganisationId",
                        column: x => x.ReorganisationId,
                        principalTable: "Reorganisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReorganisationSuccessors_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReorganisedUnits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReorganisationId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReorganisedUnits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReorganisedUnits_Reorganisations_ReorganisationId",
                        column: x => x.ReorganisationId,
                        principalTable: "Reorganisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReorganisedUnits_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Charges_PersonId",
                table: "Charges",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Charges_UnitId_Kind_From",
                table: "Charges",
                columns: new[] { "UnitId", "Kind", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_CampaignId_State",
                table: "Duties",
                columns: new[] { "CampaignId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Duties_Origin_OriginId_OwedByUnitId",
                table: "Duties",
                columns: new[] { "Origin", "OriginId", "OwedByUnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Duties_OwedByUnitId_State_DueOn",
                table: "Duties",
                columns: new[] { "OwedByUnitId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_DutyExtensions_DutyId",
                table: "DutyExtensions",
                column: "DutyId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyFilings_DutyId_Number",
                table: "DutyFilings",
                columns: new[] { "DutyId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyFilings_Key",
                table: "DutyFilings",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyReceipts_DutyId_FilingNumber_UnitId",
                table: "DutyReceipts",
                columns: new[] { "DutyId", "FilingNumber", "UnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyRecipients_DutyId_UnitId",
                table: "DutyRecipients",
                columns: new[] { "DutyId", "UnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyRecipients_UnitId",
                table: "DutyRecipients",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_DutyReminders_DutyId_On",
                table: "DutyReminders",
                columns: new[] { "DutyId", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DutyReturns_DutyId",
                table: "DutyReturns",
                column: "DutyId");

            migrationBuilder.CreateIndex(
                name: "IX_PhaseEffects_PhaseId_What_DueOn",
                table: "PhaseEffects",
                columns: new[] { "PhaseId", "What", "DueOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Phases_CampaignId_Order",
                table: "Phases",
                columns: new[] { "CampaignId", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_Phases_Key",
                table: "Phases",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PhaseTasks_CampaignId_PhaseId",
                table: "PhaseTasks",
                columns: new[] { "CampaignId", "PhaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_PhaseTasks_Key",
                table: "PhaseTasks",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PhaseTasks_PhaseId",
                table: "PhaseTasks",
                column: "PhaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Reorganisations_Key",
                table: "Reorganisations",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reorganisations_NewParentId",
                table: "Reorganisations",
                column: "NewParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Reorganisations_State_EffectiveOn",
                table: "Reorganisations",
                columns: new[] { "State", "EffectiveOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ReorganisationSuccessors_ReorganisationId",
                table: "ReorganisationSuccessors",
                column: "ReorganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_ReorganisationSuccessors_UnitId",
                table: "ReorganisationSuccessors",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ReorganisedUnits_ReorganisationId",
                table: "ReorganisedUnits",
                column: "ReorganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_ReorganisedUnits_UnitId",
                table: "ReorganisedUnits",
                column: "UnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Charges");

            migrationBuilder.DropTable(
                name: "DutyExtensions");

            migrationBuilder.DropTable(
                name: "DutyFilings");

            migrationBuilder.DropTable(
                name: "DutyReceipts");

            migrationBuilder.DropTable(
                name: "DutyRecipients");

            migrationBuilder.DropTable(
                name: "DutyReminders");

            migrationBuilder.DropTable(
                name: "DutyReturns");

            migrationBuilder.DropTable(
                name: "PhaseEffects");

            migrationBuilder.DropTable(
                name: "PhaseTasks");

            migrationBuilder.DropTable(
                name: "ReorganisationSuccessors");

            migrationBuilder.DropTable(
                name: "ReorganisedUnits");

            migrationBuilder.DropTable(
                name: "Duties");

            migrationBuilder.DropTable(
                name: "Phases");

            migrationBuilder.DropTable(
                name: "Reorganisations");
        }
    }
}
