using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Attributes;

/// <summary>
/// The attribute as its properties are read from it. Each is read on its own, so that all problems are told at once: one that cannot be
/// read makes the whole unsound, and stands as a value that nothing else is refused for.
/// </summary>
internal sealed class Declaration(AttributeData attribute, AttributeSyntax syntax, ICollection<Diagnostic> problems)
{
    /// <summary>Whether everything that was looked at so far could be read.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>
    /// The argument that names the property; null where it is not written, or does not compile, which the compiler tells.
    /// </summary>
    public DeclarationArgument? Find(string property) =>
        DeclarationArgument.Find(attribute, syntax, property) is { } argument && Compiles(argument) ? argument : null;

    /// <summary>As <see cref="Find"/>, of a property that must be written.</summary>
    /// <param name="property">Its name.</param>
    /// <param name="example">How it could be written.</param>
    /// <param name="neededBy">The property whose value needs it; its own name where every model does.</param>
    public DeclarationArgument? Require(string property, string example, string neededBy)
    {
        if (DeclarationArgument.Find(attribute, syntax, property) is null)
            ReportMissing(property, example, neededBy);
        return Find(property);
    }

    /// <summary>Tells that a property is missing, where it is written nevertheless or where <paramref name="neededBy"/> is.</summary>
    public void ReportMissing(string property, string example, string neededBy) =>
        Report(Rules.Missing, Find(neededBy)?.Expression.GetLocation() ?? syntax.Name.GetLocation(), property, example);

    /// <summary>Tells, of a property that is written, that another one leaves it without meaning.</summary>
    /// <param name="property">Its name.</param>
    /// <param name="other">The other with its value.</param>
    /// <returns>Whether it is written.</returns>
    public bool Refuse(string property, string other) => Refuse(property, property, other);

    /// <summary>As <see cref="Refuse(string, string)"/>, where <paramref name="value"/> alone has no meaning.</summary>
    public bool Refuse(string property, string value, string other)
    {
        if (Find(property) is not { } argument)
            return false;
        Report(Rules.Meaningless, argument.Expression.Parent!.GetLocation(), value, other);
        return true;
    }

    /// <summary>Whether an argument, or an element of one, compiles.</summary>
    public bool Compiles(DeclarationArgument argument)
    {
        IsSound &= !argument.IsError;
        return !argument.IsError;
    }

    /// <summary>What a grammar made of an argument's text; its problem is told at the words at fault.</summary>
    public T? Accept<T>(Parsed<T> parsed, DeclarationArgument argument, string text)
        where T : class
    {
        if (parsed.Problem is { } problem)
            Report(problem, argument, text);
        return parsed.Value;
    }

    /// <summary>Tells what is wrong in an argument's text at the words at fault.</summary>
    public void Report(GrammarProblem problem, DeclarationArgument argument, string text) =>
        Report(problem.Rule, TextLocation.Of(argument.Expression, text, problem.At), problem.Arguments);

    public void Report(DiagnosticDescriptor rule, DeclarationArgument at, params object[] arguments) =>
        Report(rule, at.Expression.GetLocation(), arguments);

    private void Report(DiagnosticDescriptor rule, Location location, params object[] arguments)
    {
        IsSound = false;
        problems.Add(Diagnostic.Create(rule, location, arguments));
    }
}
