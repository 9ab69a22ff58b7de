using System.ComponentModel;
using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace TinyVae.Tests.Architecture;

/// <summary>
/// What is public for generated code alone stays out of an editor's completion lists, and says what it is; what users write is offered.
/// </summary>
public class HiddenTypeTests
{
    private const string Sentence = "What generated code is built from, and public for that alone.";

    private static readonly Assembly Library = typeof(Dataset).Assembly;

    private static readonly Dictionary<string, XElement> Documentation =
        XDocument.Load(Path.ChangeExtension(Library.Location, "xml")).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    public static TheoryData<Type> Types { get; } = [.. Library.GetExportedTypes()];

    public static TheoryData<Type> TypesOfUsers { get; } = [.. Library.GetExportedTypes().Where(type => !IsForGeneratedCode(type))];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_is_hidden_if_and_only_if_generated_code_alone_is_built_from_it(Type type) => Assert.Equal(IsForGeneratedCode(type), IsHidden(type));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_hidden_type_says_in_its_remarks_what_it_is(Type type)
    {
        string remarks = Documentation[$"T:{type.FullName!.Replace('+', '.')}"].Element("remarks")?.Value ?? "";
        Assert.Equal(IsForGeneratedCode(type), remarks.Contains(Sentence, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TypesOfUsers))]
    public void A_member_is_hidden_if_it_speaks_of_hidden_types_or_is_a_trainers_own(Type type)
    {
        foreach (MemberInfo member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            MethodBase[] methods = [.. MethodsOf(member).Where(method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)];
            if (methods.Length == 0)
                continue;
            bool isForGeneratedCode = methods.Any(method => TypesIn(method).Any(IsForGeneratedCode))
                || (typeof(VaeTrainer).IsAssignableFrom(type) && methods.All(method => !method.IsPublic));
            Assert.True(isForGeneratedCode == IsHidden(member), $"{type.Name}.{member.Name} is {(isForGeneratedCode ? "offered" : "hidden")}");
        }
    }

    private static bool IsForGeneratedCode(Type type) => type.Namespace is "TinyVae.Kernels" or "TinyVae.Numerics";

    private static bool IsHidden(MemberInfo member) => member.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never;

    /// <summary>Those by which a member is met: itself, or its accessors, which are then not met by themselves.</summary>
    private static MethodBase[] MethodsOf(MemberInfo member) => member switch
    {
        PropertyInfo property => property.GetAccessors(nonPublic: true),
        MethodBase { IsSpecialName: false } or ConstructorInfo => [(MethodBase)member],
        _ => [],
    };

    private static IEnumerable<Type> TypesIn(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType).Concat(method is MethodInfo { ReturnType: var returned } ? [returned] : []);
}
