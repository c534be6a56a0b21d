namespace CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

/// <summary>Choices that are the same for the same seed on every machine.</summary>
internal sealed class Chance(uint seed)
{
    private uint _state = (seed * 2654435761u) + 1;

    /// <summary>0 to count − 1.</summary>
    public int Next(int count)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)((_state >> 4) % (uint)count);
    }

    public int Between(int least, int most) => least + Next(most - least + 1);

    public bool OneIn(int count) => Next(count) == 0;

    public T Of<T>(params IReadOnlyList<T> values) => values[Next(values.Count)];

    /// <summary>Each value or not, at least one of them.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> values)
    {
        var some = values.Where(_ => OneIn(2)).ToList();
        return some.Count > 0 ? some : [Of(values)];
    }

    /// <summary>A number within the range: an end, a whole, or one with up to four decimals.</summary>
    public decimal Number(decimal least, decimal most)
    {
        var value = least + ((most - least) * Next(10_001) / 10_000);
        return Next(5) switch
        {
            0 => least,
            1 => most,
            2 => Math.Clamp(Math.Round(value), least, most),
            _ => Math.Clamp(Math.Round(value, Next(5)), least, most),
        };
    }
}
