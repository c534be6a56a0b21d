using System.Globalization;
using System.Text;

namespace CampaignPortal.Domain.Scoring;

/// <summary>Writes canonical JSON. Keys must come in ordinal order; a slip is a programmer's error and throws.</summary>
internal sealed class CanonicalWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string?> _lastKeys = new();

    public override string ToString() => _text.ToString();

    public void Open()
    {
        _text.Append('{');
        _lastKeys.Push(null);
    }

    public void Close()
    {
        _text.Append('}');
        _lastKeys.Pop();
    }

    public void Key(string key)
    {
        var last = _lastKeys.Pop();
        if (last is not null)
        {
            if (string.CompareOrdinal(last, key) >= 0)
            {
                throw new InvalidOperationException($"Key '{key}' after '{last}'.");
            }

            _text.Append(',');
        }

        _lastKeys.Push(key);
        Value(key);
        _text.Append(':');
    }

    public void Value(decimal value) => _text.Append(CanonicalJson.Number(value));

    public void Literal(string json) => _text.Append(json);

    public void Value(string text)
    {
        _text.Append('"');
        foreach (var c in text)
        {
            Append(c);
        }

        _text.Append('"');
    }

    public void List<T>(IEnumerable<T> values, Action<T> write)
    {
        _text.Append('[');
        var isFirst = true;
        foreach (var value in values)
        {
            if (!isFirst)
            {
                _text.Append(',');
            }

            isFirst = false;
            write(value);
        }

        _text.Append(']');
    }

    public void Object(Action write)
    {
        Open();
        write();
        Close();
    }

    public void Member(string key, string value)
    {
        Key(key);
        Value(value);
    }

    public void Member(string key, decimal value)
    {
        Key(key);
        Value(value);
    }

    /// <summary>Absent when null: what is not said is not written, so that later keys leave old texts as they are.</summary>
    public void Optional(string key, string? value)
    {
        if (value is not null)
        {
            Member(key, value);
        }
    }

    /// <inheritdoc cref="Optional(string, string?)"/>
    public void Optional(string key, decimal? value)
    {
        if (value is { } number)
        {
            Member(key, number);
        }
    }

    private void Append(char c)
    {
        switch (c)
        {
            case '"' or '\\':
                _text.Append('\\').Append(c);
                break;
            case < ' ':
                _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
            default:
                _text.Append(c);
                break;
        }
    }
}
