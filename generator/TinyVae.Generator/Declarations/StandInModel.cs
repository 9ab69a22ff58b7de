using TinyVae.Generator.Collections;
using TinyVae.Generator.Optimizers;

namespace TinyVae.Generator.Declarations;

/// <summary>
/// For a class whose declaration is in error: every member of a model and no network. That error stops the build, and no other needs
/// to follow from members that are missing.
/// </summary>
internal sealed record StandInModel(ModelType Type) : ClassCompletion(Type)
{
    /// <summary>What the trainer is derived from depends on it.</summary>
    public OptimizerKind Optimizer { get; init; }

    /// <summary>The language that the stand-in must be written in, whatever networks need.</summary>
    public LanguageFeatures Language { get; init; }

    /// <summary>Members that the class has itself: names, and methods with the types of their parameters.</summary>
    public EquatableArray<string> Taken { get; init; }

    /// <summary>Of the interface of models all members, as in <see cref="Taken"/>, that those stand in the way of.</summary>
    public EquatableArray<string> Hidden { get; init; }

    /// <summary>Whether columns are declared, so that it is a model of such too.</summary>
    public bool HasColumns { get; init; }

    /// <summary>Of the interface of models of columns all members, likewise.</summary>
    public EquatableArray<string> HiddenOfColumns { get; init; }

    /// <summary>How its constructor must call another; empty where it need not.</summary>
    public string Initializer { get; init; } = "";

    /// <summary>Whether the class or one that it derives from has required members.</summary>
    public bool HasRequiredMembers { get; init; }

    /// <summary>Whether the class can have neither objects nor interfaces.</summary>
    public bool IsStatic { get; init; }

    /// <summary>Whether it can implement the interface of models.</summary>
    public bool IsOfContract => Language.HasStaticAbstractMembers && !IsStatic;
}
