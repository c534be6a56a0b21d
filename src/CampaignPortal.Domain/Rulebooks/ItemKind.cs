using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>A way of scoring as its author chooses it; the first four are what most offices need.</summary>
public enum ItemKind
{
    Points,
    Deduct,
    Bonus,
    Ratio,
    Level,
    YesNo,
    Text,

    /// <summary>Earns points within its own; not on top of the total.</summary>
    BonusInside,

    /// <summary>Takes points off the total, whatever the weights are.</summary>
    DeductOutside,

    /// <summary>Takes over figures that were calculated elsewhere.</summary>
    Derived,

    /// <summary>Points for a place in somebody else's ranking.</summary>
    Rank,
}

/// <summary>How an item counts in one channel.</summary>
public enum ItemPlace
{
    None,
    Judged,
    Counted,
}

/// <summary>Named groups of <see cref="ItemKind"/>.</summary>
public static class ItemKinds
{
    public static IReadOnlyList<ItemKind> Usual { get; } = [ItemKind.Points, ItemKind.Deduct, ItemKind.Bonus, ItemKind.Ratio];
    public static IReadOnlyList<ItemKind> More { get; } = [ItemKind.Level, ItemKind.YesNo, ItemKind.Text, ItemKind.BonusInside, ItemKind.DeductOutside, ItemKind.Derived, ItemKind.Rank];

    extension(ItemKind kind)
    {
        /// <summary>Whether it stands on top of the weighted channels.</summary>
        public bool IsInBlock => kind is ItemKind.Bonus or ItemKind.DeductOutside;

        /// <summary>Whether facts can decide it.</summary>
        public bool IsCountable => kind is ItemKind.Deduct or ItemKind.Ratio or ItemKind.BonusInside || kind.IsFromElsewhere;

        /// <summary>Whether its figures are calculated elsewhere, so that nobody can judge it here.</summary>
        public bool IsFromElsewhere => kind is ItemKind.Derived or ItemKind.Rank;

        /// <summary>Whether raters can give points for it, or say that they do not know.</summary>
        public bool IsAnswered => !kind.IsInBlock && !kind.IsFromElsewhere && kind != ItemKind.Text;

        public bool HasPoints => !kind.IsInBlock && kind != ItemKind.Text;
        public bool HasCauses => kind is ItemKind.Deduct or ItemKind.Bonus or ItemKind.BonusInside or ItemKind.DeductOutside;

        /// <summary>How a new item of this kind counts in each channel, until its author says otherwise.</summary>
        public ItemPlace UsualPlace => kind.IsCountable ? ItemPlace.Counted : ItemPlace.Judged;
    }

    public static ItemKind KindOf(this Rulebook book, Item item) => item switch
    {
        PointsItem => ItemKind.Points,
        DeductItem => book.IsInBlock(item) ? ItemKind.DeductOutside : ItemKind.Deduct,
        BonusItem => book.IsInBlock(item) ? ItemKind.Bonus : ItemKind.BonusInside,
        RatioItem => ItemKind.Ratio,
        LevelItem => ItemKind.Level,
        YesNoItem => ItemKind.YesNo,
        DerivedItem => ItemKind.Derived,
        RankItem => ItemKind.Rank,
        _ => ItemKind.Text,
    };
}
