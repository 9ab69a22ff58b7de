using System.Reflection;
using Xunit;

namespace TinyVae.Tests.Architecture;

/// <summary>
/// The default value of a public struct works, or says what it lacks: no member of one fails on a null that nobody has written.
/// </summary>
public class DefaultValueTests
{
    public static TheoryData<Type> Structs { get; } =
    [
        .. typeof(Dataset).Assembly.GetExportedTypes().Where(
            type => type is { IsValueType: true, IsEnum: false, IsByRefLike: false, ContainsGenericParameters: false }),
    ];

    [Theory]
    [MemberData(nameof(Structs))]
    public void A_member_without_arguments_works_or_says_what_is_lacking(Type type)
    {
        foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        {
            Type returned = method.ReturnType;
            if (method.GetParameters().Length > 0 || method.ContainsGenericParameters || returned.IsByRefLike || returned.IsByRef)
                continue;
            if (Record.Exception(() => method.Invoke(Activator.CreateInstance(type), null)) is { } error)
                Assert.Contains("default value", Assert.IsType<InvalidOperationException>(error.InnerException, exactMatch: true).Message);
        }
    }

    [Theory]
    [MemberData(nameof(Structs))]
    public void Two_are_equal(Type type) => Assert.Equal(Activator.CreateInstance(type), Activator.CreateInstance(type));

    [Fact]
    public void Batches_of_no_data_set_say_so()
    {
        AssertSaysSo(() => default(OrderedBatches).Count);
        AssertSaysSo(() => default(OrderedBatches).GetEnumerator());
        AssertSaysSo(() => default(OrderedBatches.Enumerator).MoveNext());
        AssertSaysSo(() => default(OrderedBatches.Enumerator).Current.Length);
        AssertSaysSo(() => default(ShuffledBatches).Count);
        AssertSaysSo(() => default(ShuffledBatches).GetEnumerator());
        AssertSaysSo(() => default(ShuffledBatches).Binarized(seed: 1));
        AssertSaysSo(() => default(ShuffledBatches.Enumerator).MoveNext());
        AssertSaysSo(() => default(ShuffledBatches.Enumerator).Current.Length);
    }

    private static void AssertSaysSo(Func<object> use) => Assert.Contains("ask a Dataset", Assert.Throws<InvalidOperationException>(use).Message);
}
