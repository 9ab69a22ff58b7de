using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Pipeline;

/// <summary>Which classes are taken for models.</summary>
public sealed class DiscoveryTests
{
    private const string Arguments = "(Input = \"4\", Latent = 1)";

    [Theory]
    [InlineData("", "TinyVae.Vae")]
    [InlineData("", "TinyVae.VaeAttribute")]
    [InlineData("", "global::TinyVae.Vae")]
    [InlineData("using TinyVae;", "Vae")]
    [InlineData("using TinyVae;", "@VaeAttribute")]
    [InlineData("using Auto = TinyVae.VaeAttribute;", "Auto")]
    [InlineData("using AutoAttribute = global::TinyVae.VaeAttribute;", "Auto")]
    [InlineData("using Tiny = TinyVae;", "Tiny::Vae")]
    [InlineData("using TinyVae;", "System.Obsolete, Vae")]
    public void The_attribute_is_known_by_any_of_its_names(string usings, string name) =>
        Assert.Equal(["Model.g.cs"], Compilations.Generate($"{usings}\n[{name}{Arguments}] public partial class Model;").HintNames);

    [Fact]
    public void An_alias_of_the_attribute_may_stand_in_another_file_or_inside_a_namespace()
    {
        Generation generation = Compilations.Generate(
            "global using Auto = TinyVae.VaeAttribute;",
            $"[Auto{Arguments}] public partial class First;",
            $"namespace Space {{ using Local = TinyVae.VaeAttribute; [Local{Arguments}] public partial class Second; }}");
        Assert.Equal(["First.g.cs", "Space.Second.g.cs"], generation.HintNames);
    }

    [Theory]
    [InlineData("using A = TinyVae.VaeAttribute;", "namespace Space { using B = A; @ }", "B")]
    [InlineData("using A = TinyVae.VaeAttribute;", "namespace Space { using BAttribute = A; namespace Inner { using C = BAttribute; @ } }", "C")]
    [InlineData("global using A = TinyVae.VaeAttribute;", "namespace Space { using @class = A; @ }", "@class")]
    [InlineData("using Tiny = TinyVae;", "namespace Space { using Small = Tiny; @ }", "Small.Vae")]
    [InlineData("using Tiny = TinyVae;", "namespace Space { using A = Tiny::VaeAttribute; namespace Inner { using B = A; @ } }", "B")]
    [InlineData("using static TinyVae.VaeAttribute;", "@ ", "TinyVae.Vae")]
    [InlineData("", "@ ", "type: TinyVae.V\\u0061e")]
    public void An_alias_of_an_alias_is_one_of_its_names(string usings, string source, string name) => Assert.Single(Compilations.Generate(
        $"{usings}\n{source.Replace("@ ", $"[{name}{Arguments}] public partial class Model; ", StringComparison.Ordinal)}").HintNames);

    [Fact]
    public void Models_stand_in_namespaces_and_in_types_of_any_kind()
    {
        Generation generation = Compilations.Generate(
            $"namespace A {{ namespace B {{ partial struct C {{ partial interface D {{ partial record E {{ [TinyVae.Vae{Arguments}] public partial class F; }} }} }} }} }}");
        Assert.Equal(["A.B.C.D.E.F.g.cs"], generation.HintNames);
    }

    [Theory]
    [InlineData("class VaeAttribute : System.Attribute { public string Input; public int Latent; }", "Vae")]
    [InlineData("namespace Other { class VaeAttribute : System.Attribute { public string Input; public int Latent; } }", "Other.Vae")]
    [InlineData("using Vae = System.ObsoleteAttribute;", "Vae")]
    public void Another_attribute_of_the_same_name_is_not_ours(string other, string name) =>
        Assert.Empty(Compilations.Generate($"{other}\n[{name}{Arguments}] public partial class Model;").HintNames);
}
