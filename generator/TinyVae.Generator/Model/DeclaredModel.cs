namespace TinyVae.Generator.Model;

/// <summary>
/// What is generated for one declaration: the network, or, where its declaration is wrong, the members alone without what is in
/// them, so that the code which uses the class has no error but the declaration's.
/// </summary>
internal sealed record DeclaredModel(ModelType Type, VaeModel? Network);
