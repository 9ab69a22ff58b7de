using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>A full name that generated code needs cannot mean something of the project's.</summary>
public sealed class TakenNameTests
{
    [Theory]
    [InlineData("namespace TinyVae.Kernels { class Arena; }", "TinyVae.Kernels.Arena")]
    [InlineData("namespace TinyVae.Numerics { interface ILanes<T>; }", "TinyVae.Numerics.ILanes<TSelf>")]
    [InlineData("namespace TinyVae { class Elbo; }", "TinyVae.Elbo")]
    [InlineData("namespace TinyVae { class Kernels; }", "TinyVae.Kernels")]
    [InlineData("namespace TinyVae.Elbo { class Other; }", "TinyVae.Elbo")]
    [InlineData("namespace System { class Span<T>; }", "System.Span<T>")]
    [InlineData("namespace System.Math { class Other; }", "System.Math")]
    [InlineData("namespace System { class Runtime; }", "System.Runtime")]
    [InlineData("class System;", "System")]
    public void It_is_told_at_the_model(string other, string name)
    {
        IReadOnlyList<string> messages = Expect.OnlyAtMarks(
            "TVAE021", "[TinyVae.Vae(Input = \"5\", Latent = 2)] partial class [|Digits|];", other);

        Assert.Contains($"'{name}'", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespace TinyVae.Kernels { class Arena<T>; class Other; }")]
    [InlineData("namespace TinyVae { class Other; namespace Kernels.Inner { class Arena; } }")]
    [InlineData("namespace Mine { class TinyVae; class System; }")]
    [InlineData("namespace System { class Span; class Other; namespace Inner { class Math; } }")]
    public void Other_names_in_those_namespaces_are_free(string other) =>
        Expect.Nothing("[TinyVae.Vae(Input = \"5\", Latent = 2)] partial class Digits;", other);
}
