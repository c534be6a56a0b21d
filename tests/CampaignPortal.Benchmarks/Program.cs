using CampaignPortal.Benchmarks;

return args.FirstOrDefault() switch
{
    "scoring" => ScoringSpeed.Measure(),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("scoring   time of the scoring engine for 200, 2,000 and 20,000 units, as a ratio to writing the same facts as text");
    return 64;
}
