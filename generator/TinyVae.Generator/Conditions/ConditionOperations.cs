using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Conditions;

/// <summary>The encoder reads the condition as it was given, whatever becomes of x.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Input">The rows with their conditions.</param>
/// <param name="Read">What the encoder reads.</param>
/// <param name="Features">Features in front of the condition there.</param>
internal sealed record AppendCondition(ConditionPlan Condition, Value Input, Value Read, int Features) : Operation
{
    public override IEnumerable<Value> Reads => [Input];

    public override IEnumerable<Value> Writes => [Read];
}

/// <summary>z and the condition become the code. The gradient of the code is that of z: nobody needs the condition's.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Input">The rows with their conditions.</param>
/// <param name="Z">The draws of z.</param>
/// <param name="Code">What the decoder reads.</param>
internal sealed record JoinCondition(ConditionPlan Condition, Value Input, Value Z, Value Code) : Operation
{
    public override IEnumerable<Value> Reads => [Input, Z];

    public override IEnumerable<Value> Writes => [Code];
}
