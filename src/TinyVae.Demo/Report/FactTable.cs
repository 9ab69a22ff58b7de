namespace TinyVae.Demo.Report;

/// <summary>Rows of a table of two columns: what, and how much.</summary>
internal static class FactTable
{
    /// <summary>The rows as HTML.</summary>
    public static string Rows(params IEnumerable<(string Name, string Value)> facts) =>
        string.Join('\n', facts.Select(fact => $"<tr><th>{Template.Text(fact.Name)}</th><td>{Template.Text(fact.Value)}</td></tr>"));
}
