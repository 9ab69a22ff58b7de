using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Attributes;

/// <summary>Where a part of a string's value stands in the code.</summary>
internal static class TextLocation
{
    /// <summary>Inside the literal where every letter of the value is one letter of the code, otherwise the whole expression.</summary>
    public static Location Of(ExpressionSyntax expression, string value, Word part)
    {
        if (expression is ParenthesizedExpressionSyntax parenthesized)
            return Of(parenthesized.Expression, value, part);

        SyntaxToken token = expression is LiteralExpressionSyntax literal ? literal.Token : default;
        bool isLetterByLetter = part.Text.Length > 0 && token.RawKind != 0 && token.Text.Trim('@', '"') == value;
        if (!isLetterByLetter)
            return expression.GetLocation();

        int start = token.SpanStart + token.Text.IndexOf(value, StringComparison.Ordinal) + part.Start;
        return Location.Create(expression.SyntaxTree, new TextSpan(start, part.Text.Length));
    }
}
