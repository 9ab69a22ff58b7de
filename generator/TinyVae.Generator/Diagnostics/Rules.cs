using Microsoft.CodeAnalysis;

namespace TinyVae.Generator.Diagnostics;

/// <summary>
/// What a declaration can get wrong. Each rule has a page of help beside this file. None can be configured away: a declaration that
/// could not be read stops the build.
/// </summary>
internal static class Rules
{
    private const string Category = "TinyVae";
    private const string HelpPages = "https://github.com/tinyvae/tinyvae/blob/main/generator/TinyVae.Generator/Diagnostics/";

    /// <summary>
    /// Not configurable: by no option, file of options or directive. Of the compiler: nor by [SuppressMessage], which passes its errors by.
    /// </summary>
    private static readonly string[] Tags = [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler];

    public static readonly DiagnosticDescriptor NotPartial = new(
        "TVAE001",
        "A model's class is partial",
        "'{0}' must be partial, so that the model '{1}' can be completed: write 'partial {2}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE001.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UnsuitableClass = new(
        "TVAE002",
        "A model is a plain class",
        "'{0}' cannot be a model: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE002.md", customTags: Tags);

    public static readonly DiagnosticDescriptor Collision = new(
        "TVAE003",
        "A name is taken by a generated member",
        "'{0}' collides with a member that is generated for the model '{1}': choose another name",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE003.md", customTags: Tags);

    public static readonly DiagnosticDescriptor Missing = new(
        "TVAE004",
        "A property that a model needs is missing",
        "'{0}' is missing: write for example {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE004.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UnreadableInput = new(
        "TVAE005",
        "Unreadable input shape",
        "The input \"{0}\" cannot be read: write \"784\", \"28x28\" or \"28x28x3\" (height x width x channels)",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE005.md", customTags: Tags);

    public static readonly DiagnosticDescriptor SizeOutOfRange = new(
        "TVAE006",
        "A size is out of range",
        "{0} must be from {1} to {2}, not {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE006.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UnreadableLayer = new(
        "TVAE007",
        "Unreadable layer",
        "The layer \"{0}\" cannot be read: {1}; write for example \"400 relu\" or \"dense 400 relu\"",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE007.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UnknownActivation = new(
        "TVAE008",
        "Unknown activation",
        "There is no activation '{0}'; the nearest is '{1}' (of {2})",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE008.md", customTags: Tags);

    public static readonly DiagnosticDescriptor DecoderEnd = new(
        "TVAE009",
        "A decoder ends in the features of the input",
        "The decoder ends in {0}, but the input needs \"{1}\" as its last layer: one unit a feature, without activation",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE009.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UndefinedValue = new(
        "TVAE010",
        "Undefined value of an enumeration",
        "There is no {0} {1}: write {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE010.md", customTags: Tags);

    public static readonly DiagnosticDescriptor TooLarge = new(
        "TVAE011",
        "A model is too large",
        "The model '{0}' needs an array of {1} bytes for {2}, but an array can have {3}: make its layers or its batch smaller",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE011.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UnreadableCorruption = new(
        "TVAE012",
        "Unreadable corruption",
        "The corruption \"{0}\" cannot be read: {1}; write for example \"gaussian 0.1\", \"mask 0.3\" or \"salt-pepper 0.1\"",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE012.md", customTags: Tags);

    public static readonly DiagnosticDescriptor NumberOutOfRange = new(
        "TVAE013",
        "A number is out of range",
        "{0} must be {1}, not {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE013.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UnfilledCategories = new(
        "TVAE014",
        "Categories fill the input",
        "The groups of Categories must fill the {0} features of the input, but {1}: write sizes whose sum is {0}, or one that divides it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE014.md", customTags: Tags);

    public static readonly DiagnosticDescriptor Meaningless = new(
        "TVAE015",
        "A property has no meaning with another",
        "{0} has no meaning with {1}: remove it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE015.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UnreadablePrior = new(
        "TVAE016",
        "Unreadable prior",
        "The prior \"{0}\" cannot be read: {1}; write for example \"mixture 10\"",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE016.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UnreadableFlow = new(
        "TVAE017",
        "Unreadable flow",
        "The flow \"{0}\" cannot be read: {1}; write for example \"planar 4\"",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE017.md", customTags: Tags);

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        "TVAE018",
        "The language is too old",
        "Generated code needs C# 13 or later, but the LangVersion of this project is {0}: remove it or write 'latest'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE018.md", customTags: Tags);

    public static readonly DiagnosticDescriptor GeneratorFailed = new(
        "TVAE019",
        "The generator failed",
        "TinyVae's generator failed at the model '{0}', which is a fault of its own: please report it with the declaration ({1}: {2})",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE019.md", customTags: Tags);

    public static readonly DiagnosticDescriptor OutOfSight = new(
        "TVAE020",
        "A model stands where source generators can read it",
        "The model '{0}' stands in code that another source generator has written, which source generators cannot read: move it to a C# file",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE020.md", customTags: Tags);

    public static readonly DiagnosticDescriptor TakenName = new(
        "TVAE021",
        "A name that generated code needs is taken",
        "A declaration of this project takes the name '{0}', by which the code generated for the model '{1}' calls another: choose another name or namespace",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE021.md", customTags: Tags);

    public static readonly DiagnosticDescriptor LayerMisfit = new(
        "TVAE024",
        "A layer fits what it reads",
        "The layer \"{0}\" does not fit what it reads: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE024.md", customTags: Tags);

    public static readonly DiagnosticDescriptor DecoderShape = new(
        "TVAE025",
        "A decoder ends at the shape of the input",
        "The decoder ends at {0}, but the input is {1}: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE025.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UnreadableColumn = new(
        "TVAE026",
        "Unreadable column",
        "The column \"{0}\" cannot be read: {1}; write for example \"real 3\", \"binary\" or \"category 5 missing\"",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE026.md", customTags: Tags);

    public static readonly DiagnosticDescriptor UnsuitableRow = new(
        "TVAE027",
        "A row is a type with columns",
        "'{0}' cannot be a row, or a part of one, of the model '{1}': {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "TVAE027.md", customTags: Tags);
}
