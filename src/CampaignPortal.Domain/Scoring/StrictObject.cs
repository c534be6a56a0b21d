using System.Text.Json;

namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// One JSON object read strictly: every key must be asked for, of the right type and in range. What is wrong is added
/// to the problems and a harmless value returned, so that one reading reports everything.
/// </summary>
internal sealed class StrictObject
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly bool _isObject;

    public StrictObject(JsonElement element, string path, List<Problem> problems)
    {
        (Path, Problems) = (path, problems);
        _isObject = element.ValueKind == JsonValueKind.Object;
        if (!_isObject)
        {
            Report("", ProblemCode.WrongType, "object");
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            _members[member.Name] = member.Value;
        }
    }

    public string Path { get; }
    public List<Problem> Problems { get; }

    public static string Join(string path, string key) => (path, key) switch
    {
        (_, "") => path,
        ("", _) => key,
        _ => $"{path}.{key}",
    };

    public void Report(string key, ProblemCode code, params string[] arguments) =>
        Problems.Add(new Problem(Join(Path, key), code, arguments));

    /// <summary>Whether the key is there and not null.</summary>
    public bool Has(string key)
    {
        _asked.Add(key);
        return _members.TryGetValue(key, out var value) && value.ValueKind != JsonValueKind.Null;
    }

    /// <summary>Reports every key nobody asked for, with those that may stand here. Called once, last.</summary>
    public void Close()
    {
        foreach (var key in _members.Keys.Where(k => !_asked.Contains(k)))
        {
            Report(key, ProblemCode.UnknownKey, [key, .. _asked]);
        }
    }

    public string Text(string key, int maxLength)
    {
        if (!Take(key, JsonValueKind.String, out var value))
        {
            return "";
        }

        var text = value.GetString()!;
        if (string.IsNullOrWhiteSpace(text) || text.Length > maxLength)
        {
            Report(key, ProblemCode.TextLength, $"{maxLength}");
        }

        return text;
    }

    public string Code(string key)
    {
        if (!Take(key, JsonValueKind.String, out var value))
        {
            return "";
        }

        return CheckedCode(value.GetString()!, key);
    }

    public string? OptionalCode(string key) => Has(key) ? Code(key) : null;

    /// <summary>A list of codes without repetition; empty when the key is absent.</summary>
    public IReadOnlyList<string> Codes(string key)
    {
        if (!Has(key))
        {
            return [];
        }

        var codes = List(key, (element, path) => element.ValueKind == JsonValueKind.String ? CheckedCode(element.GetString()!, key) : Wrong(path));
        Problems.AddRange(codes.Duplicates().Select(code => new Problem(Join(Path, key), ProblemCode.DuplicateCode, code)));
        return codes;

        string Wrong(string path)
        {
            Problems.Add(new Problem(path, ProblemCode.WrongType, "string"));
            return "";
        }
    }

    /// <param name="min">Inclusive.</param>
    /// <param name="max">Inclusive.</param>
    public decimal Number(string key, decimal min, decimal max = decimal.MaxValue)
    {
        if (!Take(key, JsonValueKind.Number, out var value))
        {
            return min;
        }

        var number = value.GetDecimal();
        if (number >= min && number <= max)
        {
            return number;
        }

        Report(key, ProblemCode.NumberOutOfRange, max == decimal.MaxValue ? [CanonicalJson.Number(min)] : [CanonicalJson.Number(min), CanonicalJson.Number(max)]);
        return min;
    }

    public decimal? OptionalNumber(string key, decimal min, decimal max = decimal.MaxValue) => Has(key) ? Number(key, min, max) : null;

    /// <summary>The key must be there; null has a meaning.</summary>
    public decimal? NumberOrNull(string key, decimal min)
    {
        if (_isObject && !_members.ContainsKey(key))
        {
            Report(key, ProblemCode.MissingKey, key);
        }

        return OptionalNumber(key, min);
    }

    public int Whole(string key, int min, int max)
    {
        var number = Number(key, min, max);
        if (number == decimal.Truncate(number))
        {
            return (int)number;
        }

        Report(key, ProblemCode.WrongType, "integer");
        return min;
    }

    /// <summary>A list of numbers that must be there and not be empty.</summary>
    public IReadOnlyList<decimal> Numbers(string key, decimal min, decimal max)
    {
        var numbers = List(key, (element, path) =>
        {
            if (element.ValueKind == JsonValueKind.Number && element.GetDecimal() is var number && number >= min && number <= max)
            {
                return number;
            }

            Problems.Add(new Problem(path, ProblemCode.NumberOutOfRange, CanonicalJson.Number(min), CanonicalJson.Number(max)));
            return min;
        });
        if (numbers.Count == 0 && Has(key))
        {
            Report(key, ProblemCode.EmptyList);
        }

        return numbers;
    }

    /// <summary>False when absent.</summary>
    public bool Flag(string key)
    {
        if (!Has(key))
        {
            return false;
        }

        if (_members[key].ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return _members[key].GetBoolean();
        }

        Report(key, ProblemCode.WrongType, "boolean");
        return false;
    }

    /// <summary>One word of an enumeration, in camel case.</summary>
    public T Choice<T>(string key, ProblemCode whenMissing = ProblemCode.MissingKey)
        where T : struct, Enum
    {
        if (!Take(key, JsonValueKind.String, out var value, whenMissing, Words<T>.All))
        {
            return default;
        }

        if (Words<T>.TryParse(value.GetString()!, out var choice))
        {
            return choice;
        }

        Report(key, ProblemCode.NotOneOf, [.. Words<T>.All]);
        return default;
    }

    public T Choice<T>(string key, T whenAbsent)
        where T : struct, Enum => Has(key) ? Choice<T>(key) : whenAbsent;

    public IReadOnlyList<T> List<T>(string key, Func<JsonElement, string, T> read)
    {
        if (!Take(key, JsonValueKind.Array, out var value))
        {
            return [];
        }

        return [.. value.EnumerateArray().Select((element, i) => read(element, $"{Join(Path, key)}[{i}]"))];
    }

    public IReadOnlyList<T> Objects<T>(string key, Func<StrictObject, T> read) =>
        List(key, (element, path) => Closed(new StrictObject(element, path, Problems), read));

    /// <summary>Empty when absent.</summary>
    public IReadOnlyList<T> OptionalObjects<T>(string key, Func<StrictObject, T> read) => Has(key) ? Objects(key, read) : [];

    /// <summary>As <see cref="Objects"/>, but an empty list is a problem.</summary>
    public IReadOnlyList<T> SomeObjects<T>(string key, Func<StrictObject, T> read)
    {
        var list = Objects(key, read);
        if (list.Count == 0 && Has(key) && _members[key].ValueKind == JsonValueKind.Array)
        {
            Report(key, ProblemCode.EmptyList);
        }

        return list;
    }

    /// <summary>An object that must be there; absent it is reported and read as an empty one by nobody.</summary>
    public T? Object<T>(string key, Func<StrictObject, T> read, ProblemCode whenMissing = ProblemCode.MissingKey)
        where T : class =>
        Take(key, JsonValueKind.Object, out var value, whenMissing)
            ? Closed(new StrictObject(value, Join(Path, key), Problems), read)
            : null;

    public T? OptionalObject<T>(string key, Func<StrictObject, T> read)
        where T : class => Has(key) ? Object(key, read) : null;

    public JsonElement? Element(string key) => Take(key, JsonValueKind.Object, out var value) ? value : null;

    private static T Closed<T>(StrictObject child, Func<StrictObject, T> read)
    {
        var result = read(child);
        child.Close();
        return result;
    }

    private bool Take(
        string key, JsonValueKind kind, out JsonElement value, ProblemCode whenMissing = ProblemCode.MissingKey, IEnumerable<string>? words = null)
    {
        _asked.Add(key);
        value = default;
        if (!_isObject)
        {
            return false;
        }

        if (!_members.TryGetValue(key, out value))
        {
            Report(key, whenMissing, [key, .. words ?? []]);
            return false;
        }

        if (value.ValueKind != kind)
        {
            Report(key, ProblemCode.WrongType, Words<JsonValueKind>.Of(kind));
            return false;
        }

        return true;
    }

    private string CheckedCode(string code, string key)
    {
        if (!IsCode(code))
        {
            Report(key, ProblemCode.BadCode, code);
        }

        return code;
    }

    internal static bool IsCode(string code) =>
        code.Length is > 0 and <= 64 && code.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_');
}
