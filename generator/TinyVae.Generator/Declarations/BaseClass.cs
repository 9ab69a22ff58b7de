using Microsoft.CodeAnalysis;
using TinyVae.Generator.Attributes;

namespace TinyVae.Generator.Declarations;

/// <summary>What a model inherits must let the generated constructor be written.</summary>
internal static class BaseClass
{
    /// <summary>Tells each reason why <paramref name="type"/> cannot be constructed by generated code.</summary>
    public static void Report(INamedTypeSymbol type, Compilation compilation, Action<string> report)
    {
        foreach (ISymbol member in RequiredMembers(type))
            report($"its member '{member.Name}' is required, and the generated constructor cannot know its value");

        if (AllOf(type).FirstOrDefault(VaeAttributeData.IsOn) is { } model)
            report($"it derives from the model '{model.Name}'");
        else if (type.BaseType is { TypeKind: TypeKind.Class } parent && !Constructors(type, compilation).Any(IsCallable))
            report($"its base class '{parent.Name}' has no accessible constructor without parameters");
    }

    /// <summary>The members, inherited ones too, that whoever constructs an object must set.</summary>
    public static IEnumerable<ISymbol> RequiredMembers(INamedTypeSymbol type) => AllOf(type).Prepend(type)
        .SelectMany(ancestor => ancestor.GetMembers())
        .Where(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    /// <summary>The constructors of its base class that <paramref name="type"/> can call.</summary>
    public static IEnumerable<IMethodSymbol> Constructors(INamedTypeSymbol type, Compilation compilation) =>
        type.BaseType is { TypeKind: TypeKind.Class } parent
            ? parent.InstanceConstructors.Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, type))
            : [];

    /// <summary>Whether a constructor can be called without arguments.</summary>
    public static bool IsCallable(IMethodSymbol constructor) =>
        constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams);

    /// <summary>The classes that <paramref name="type"/> derives from, the nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> AllOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }
}
