using System.Net;
using System.Text.RegularExpressions;

namespace TinyVae.Demo.Report;

/// <summary>The HTML files of this folder, which are part of the program, with their <c>{{places}}</c> filled.</summary>
internal static partial class Template
{
    /// <summary>The content of a file.</summary>
    public static string Read(string file)
    {
        using Stream stream = typeof(Template).Assembly.GetManifestResourceStream(file)!;
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>The content of a file, each place replaced by its value.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="values">A value for each place: HTML as it is; <see cref="Text"/> makes HTML of text.</param>
    /// <exception cref="KeyNotFoundException">A place has no value.</exception>
    public static string Fill(string file, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(Read(file), match => values[match.Groups[1].Value]);

    /// <summary>A whole page that needs no other file.</summary>
    /// <param name="title">Its title, as text.</param>
    /// <param name="body">What it shows, as HTML.</param>
    public static string Page(string title, string body) => Fill("page.html", new Dictionary<string, string>
    {
        ["title"] = Text(title),
        ["style"] = Read("report.css"),
        ["body"] = body,
    });

    /// <summary>A number as people write it, with a minus and not a hyphen.</summary>
    public static string Number(double value, string format) => value.ToString(format).Replace('-', '−');

    /// <summary>Text as HTML that shows it.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
