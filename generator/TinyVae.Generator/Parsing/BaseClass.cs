using Microsoft.CodeAnalysis;

namespace TinyVae.Generator.Parsing;

/// <summary>What a model inherits must let the generated constructor be written.</summary>
internal static class BaseClass
{
    /// <summary>Tells each reason why <paramref name="type"/> cannot be constructed by generated code.</summary>
    public static void Report(INamedTypeSymbol type, Compilation compilation, Action<string> report)
    {
        foreach (ISymbol member in type.GetMembers().Concat(AllOf(type).SelectMany(ancestor => ancestor.GetMembers())))
        {
            if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                report($"its member '{member.Name}' is required, and the generated constructor cannot know its value");
        }

        if (AllOf(type).FirstOrDefault(VaeAttributeData.IsOn) is { } model)
            report($"it derives from the model '{model.Name}'");
        else if (type.BaseType is { TypeKind: TypeKind.Class } parent && !parent.InstanceConstructors.Any(IsCallable))
            report($"its base class '{parent.Name}' has no accessible constructor without parameters");

        bool IsCallable(IMethodSymbol constructor) =>
            constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams) &&
            compilation.IsSymbolAccessibleWithin(constructor, type);
    }

    /// <summary>The classes that <paramref name="type"/> derives from, the nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> AllOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }
}
