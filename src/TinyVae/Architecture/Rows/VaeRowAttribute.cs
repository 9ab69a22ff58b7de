namespace TinyVae;

/// <summary>
/// Declares a variational autoencoder of rows that are values of a type: its public properties and fields are the columns, in the order in
/// which they are declared. A float, a double and a signed integer are real, with <see cref="PositiveAttribute"/> positive, with
/// <see cref="StudentTAttribute"/> heavy-tailed; an unsigned integer, or one with <see cref="CountAttribute"/> or
/// <see cref="PoissonAttribute"/>, is a count; a bool is binary; an enum is one of its categories, ordered with
/// <see cref="OrdinalAttribute"/>. What is nullable, or has <see cref="MayBeMissingAttribute"/>, may be missing. A record, struct or class
/// in the row stands for its own columns; <see cref="IgnoreAttribute"/> leaves one out, <see cref="ConditionAttribute"/> makes it a
/// condition. The model has every call in rows of the type besides those in floats.
/// </summary>
/// <example>
/// <code>
/// public readonly record struct Reading(float Temperature, [Positive] float Vibration, uint Starts, bool Running, float? Pressure);
///
/// [Vae&lt;Reading&gt;(Encoder = ["32 silu"], Latent = 4)]
/// public sealed partial class PumpVae;
/// </code>
/// </example>
/// <typeparam name="TRow">The type of a row: a record, struct or class whose columns can be set, or given to its constructor.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class VaeAttribute<TRow> : VaeAttribute;
