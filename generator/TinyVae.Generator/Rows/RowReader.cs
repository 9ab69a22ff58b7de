using Microsoft.CodeAnalysis;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Columns;

namespace TinyVae.Generator.Rows;

/// <summary>Something that keeps a type from being a row, and where.</summary>
/// <param name="At">The property, field or type; null for the row's type where it is named.</param>
/// <param name="Subject">Its name.</param>
/// <param name="Reason">What is wrong, and what to write.</param>
internal sealed record RowProblem(ISymbol? At, string Subject, string Reason);

/// <summary>Reads the columns of a row from its type.</summary>
/// <param name="compilation">The project.</param>
/// <param name="model">The model's class, which must see all.</param>
internal sealed class RowReader(Compilation compilation, INamedTypeSymbol model)
{
    private const int MostDepth = 16;

    private readonly List<ReadColumn> _columns = [];
    private readonly List<ReadColumn> _conditions = [];
    private readonly List<RowProblem> _problems = [];

    private sealed record ReadColumn(string Path, string Type, bool MayBeNull, bool MayBeMissing, ReadCell Cell);

    /// <summary>What is wrong; of a type with problems nothing else has a meaning.</summary>
    public IReadOnlyList<RowProblem> Problems => _problems;

    /// <summary>The columns, in the order in which they stand in a row.</summary>
    public EquatableArray<ColumnModel> Columns => new([.. _columns.Select(column => new ColumnModel(column.Cell.Kind, 1, column.Cell.Size, column.MayBeMissing) { Name = column.Path })]);

    /// <summary>Floats of the condition behind the columns.</summary>
    public int Condition => _conditions.Sum(FloatsOfCondition);

    /// <summary>The type as a row.</summary>
    public RowModel Read(INamedTypeSymbol type)
    {
        RowObject whole = ReadObject(type, "", 0);
        if (_columns.Count == 0 && _problems.Count == 0)
            _problems.Add(new(null, type.Name, "it has no public property or field that is a column"));
        var cells = new List<RowCell>();
        int place = 0;
        foreach (ReadColumn column in _columns)
            cells.Add(CellOf(column, place++, 1, isCondition: false));
        foreach (ReadColumn condition in _conditions)
        {
            cells.Add(CellOf(condition, place, FloatsOfCondition(condition), isCondition: true));
            place += FloatsOfCondition(condition);
        }

        return new(NameOf(type), new(cells.ToArray()), whole);
    }

    private static RowCell CellOf(ReadColumn column, int place, int floats, bool isCondition) =>
        new(column.Path, column.Type, column.Cell.Conversion, column.MayBeNull, place, floats, column.Cell.Members, column.Cell.Least) { IsCondition = isCondition };

    private static int FloatsOfCondition(ReadColumn condition) =>
        condition.Cell.Conversion is CellConversion.Member or CellConversion.Range ? condition.Cell.Size : 1;

    private RowObject ReadObject(INamedTypeSymbol type, string path, int depth)
    {
        var parts = new Dictionary<ISymbol, RowPart>(SymbolEqualityComparer.Default);
        List<ISymbol> members = [.. MembersOf(type)];
        foreach (ISymbol member in members)
        {
            if (ReadMember(member, path.Length == 0 ? member.Name : $"{path}.{member.Name}", depth) is { } part)
                parts.Add(member, part);
        }

        return Construct(type, path, members, parts);
    }

    private RowPart? ReadMember(ISymbol member, string path, int depth)
    {
        var attributes = new RowAttributes(member);
        ITypeSymbol type = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        if (attributes.Have("Ignore"))
            return new KeptValue(path, NameOf(type));
        bool mayBeNull = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        ITypeSymbol bare = mayBeNull ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        if (IsObject(bare) && !mayBeNull)
        {
            if (depth == MostDepth)
                _problems.Add(new(member, path, $"types stand in types more than {MostDepth} deep: write [Ignore] in front of it"));
            return depth == MostDepth ? null : ReadObject((INamedTypeSymbol)bare, path, depth + 1);
        }

        (ReadCell? cell, string? problem) = CellReader.Read(bare, attributes);
        bool isCondition = attributes.Have("Condition");
        bool mayBeMissing = attributes.Have("MayBeMissing");
        problem ??= isCondition && (mayBeNull || mayBeMissing) ? "a condition must not be missing: remove the question mark or the attribute"
            : mayBeMissing && !mayBeNull && cell!.Conversion != CellConversion.Fraction ? $"a {bare.ToDisplayString()} has no NaN: write {bare.ToDisplayString()}? in place of [MayBeMissing]"
            : null;
        if (problem is not null)
        {
            _problems.Add(new(member, path, problem));
            return null;
        }

        ReadColumn column = new(path, NameOf(bare), mayBeNull, mayBeNull || mayBeMissing, cell!);
        (isCondition ? _conditions : _columns).Add(column);
        return isCondition ? new KeptValue(path, NameOf(type)) : new RowValue(_columns.Count - 1);
    }

    /// <summary>How an object is made: by the constructor without parameters if all can be set, or by the one that takes most.</summary>
    private RowObject Construct(INamedTypeSymbol type, string path, List<ISymbol> members, Dictionary<ISymbol, RowPart> parts)
    {
        IMethodSymbol[] constructors =
        [
            .. type.InstanceConstructors
                .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, model))
                .Where(constructor => constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None && MemberOf(parameter) is not null))
                .OrderBy(constructor => constructor.Parameters.Length == 0 ? 0 : 1)
                .ThenByDescending(constructor => constructor.Parameters.Length),
        ];
        foreach (IMethodSymbol constructor in constructors)
        {
            ISymbol[] given = [.. constructor.Parameters.Select(parameter => MemberOf(parameter)!)];
            ISymbol[] set = [.. members.Where(member => !given.Contains(member, SymbolEqualityComparer.Default) && parts.ContainsKey(member))];
            if (set.Any(member => parts[member] is not KeptValue && !CanBeSet(member)))
                continue;
            return new(
                NameOf(type), path, type.IsReferenceType,
                new([.. constructor.Parameters.Zip(given, (parameter, member) => Part(parameter.Name, member))]),
                new([.. set.Where(CanBeSet).Select(member => Part(member.Name, member))]));
        }

        if (_problems.Count == 0)
        {
            ISymbol? unset = members.FirstOrDefault(member => !CanBeSet(member) && parts.TryGetValue(member, out RowPart? part) && part is not KeptValue);
            string reason = unset is null
                ? $"{type.Name} has no constructor that the model can call with its columns alone"
                : "it can neither be set nor be given to a constructor by its name: write 'init' or 'set', or [Ignore]";
            _problems.Add(new(unset, unset is null ? type.Name : path.Length == 0 ? unset.Name : $"{path}.{unset.Name}", reason));
        }

        return new(NameOf(type), path, type.IsReferenceType, new(), new());

        ISymbol? MemberOf(IParameterSymbol parameter) =>
            members.FirstOrDefault(member => string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && parts.ContainsKey(member));

        NamedPart Part(string name, ISymbol member) => new(Text.Identifier.OfType(name), parts[member]);
    }

    /// <summary>Public properties that can be read, and public fields, those of base types first.</summary>
    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> types = Ancestors(type).Reverse();
        return types.SelectMany(owner => owner.GetMembers()).Where(member => member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, IsOverride: false } and (
            IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public } or IFieldSymbol { IsImplicitlyDeclared: false }));
    }

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? owner = type; owner is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; owner = owner.BaseType)
            yield return owner;
    }

    private bool CanBeSet(ISymbol member) => member switch
    {
        IPropertySymbol property => property.SetMethod is { } set && compilation.IsSymbolAccessibleWithin(set, model),
        IFieldSymbol field => !field.IsReadOnly && !field.IsConst,
        _ => false,
    };

    /// <summary>Whether a type stands for columns of its own.</summary>
    private static bool IsObject(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } named &&
        !(named.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true });

    private static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
