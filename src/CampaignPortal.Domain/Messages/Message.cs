using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Messages;

/// <summary>
/// A message to one person, written in the transaction of what it tells of. It is an outbox row: the message centre
/// shows it, and further channels will send it.
/// </summary>
[Unrecorded]
public sealed class Message : Entity
{
    public const int KindMaxLength = 64;
    public const int AboutMaxLength = 200;
    public const int LinkMaxLength = 200;

    private Message() => (Kind, About, Link) = ("", "", ""); // EF

    /// <param name="kind">Shown through the text key <c>Message.{kind}</c>, in which {0} is <paramref name="about"/>.</param>
    /// <param name="about">What it is about, in words of the office; cut where it is too long for a line.</param>
    /// <param name="link">Local path of the page where something can be done about it.</param>
    public Message(int recipientId, string kind, string about, string link, DateTimeOffset now)
    {
        (RecipientId, CreatedAt) = (recipientId, now);
        Kind = Text.Required(kind, KindMaxLength, nameof(kind));
        About = Text.Required(about.Length <= AboutMaxLength ? about : $"{about[..(AboutMaxLength - 1)]}…", AboutMaxLength, nameof(about));
        Link = Text.Required(link, LinkMaxLength, nameof(link));
    }

    public int RecipientId { get; private set; }
    public string Kind { get; private set; }
    public string About { get; private set; }
    public string Link { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the recipient opened it; null while unread.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
