using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The three products of a dense layer for a batch of one row, which are bound by reading the weights: none of them is worth laying out
/// anew. Weights lie in panels of 16 outputs, <c>[outputs/16][inputs][16]</c>, activations in panels of 16 features.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SingleRow
{
    /// <summary>y = f(b + Σ x·w), inputs in order: four panels of outputs at once, then one by one.</summary>
    /// <param name="x">The row in its first panel.</param>
    /// <param name="weight">The first panel.</param>
    /// <param name="bias">Of the first panel.</param>
    /// <param name="y">The row's outputs in their first panel.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="panels">Panels of outputs.</param>
    /// <param name="stride">Floats from one panel of activations to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Forward<TLanes, TActivation>(ref float x, ref float weight, ref float bias, ref float y, int inputs, int panels, int stride)
        where TLanes : struct, ILanes<TLanes>
        where TActivation : struct, IActivation
    {
        nuint next = (nuint)inputs * Lanes.Count; // from one panel of the weight to the next
        for (; panels >= 4; panels -= 4)
        {
            TLanes sum0 = TLanes.Load(ref bias, 0);
            TLanes sum1 = TLanes.Load(ref bias, Lanes.Count);
            TLanes sum2 = TLanes.Load(ref bias, 2 * Lanes.Count);
            TLanes sum3 = TLanes.Load(ref bias, 3 * Lanes.Count);
            ref float panel = ref x;
            ref float w = ref weight;
            for (int left = inputs; left > 0; left -= Lanes.Count)
            {
                ref float lane = ref panel;
                for (int input = Math.Min(left, Lanes.Count); input > 0; input--)
                {
                    sum0 = TLanes.AddScaled(sum0, TLanes.Load(ref w, 0), ref lane, 0);
                    sum1 = TLanes.AddScaled(sum1, TLanes.Load(ref w, next), ref lane, 0);
                    sum2 = TLanes.AddScaled(sum2, TLanes.Load(ref w, 2 * next), ref lane, 0);
                    sum3 = TLanes.AddScaled(sum3, TLanes.Load(ref w, 3 * next), ref lane, 0);
                    w = ref Unsafe.Add(ref w, Lanes.Count);
                    lane = ref Unsafe.Add(ref lane, 1);
                }

                panel = ref Unsafe.Add(ref panel, stride);
            }

            TLanes.Store(TActivation.Value(sum0), ref y, 0);
            TLanes.Store(TActivation.Value(sum1), ref y, (nuint)stride);
            TLanes.Store(TActivation.Value(sum2), ref y, (nuint)(2 * stride));
            TLanes.Store(TActivation.Value(sum3), ref y, (nuint)(3 * stride));
            y = ref Unsafe.Add(ref y, 4 * stride);
            weight = ref Unsafe.Add(ref weight, 4 * next);
            bias = ref Unsafe.Add(ref bias, 4 * Lanes.Count);
        }

        for (; panels > 0; panels--)
        {
            TLanes sum = TLanes.Load(ref bias, 0);
            ref float panel = ref x;
            for (int left = inputs; left > 0; left -= Lanes.Count)
            {
                for (int input = 0; input < Math.Min(left, Lanes.Count); input++)
                {
                    sum = TLanes.AddScaled(sum, TLanes.Load(ref weight, 0), ref panel, (nuint)input);
                    weight = ref Unsafe.Add(ref weight, Lanes.Count);
                }

                panel = ref Unsafe.Add(ref panel, stride);
            }

            TLanes.Store(TActivation.Value(sum), ref y, 0);
            y = ref Unsafe.Add(ref y, stride);
            bias = ref Unsafe.Add(ref bias, Lanes.Count);
        }
    }

    /// <summary>
    /// dx = dy·W ∘ f′ of up to 16 inputs. The sums run in lanes of outputs, four inputs at a time, and they are transposed at the end,
    /// not the weights.
    /// </summary>
    /// <param name="dy">The gradient of the row's outputs in their first panel.</param>
    /// <param name="weight">The first of the inputs in the first panel of the weight.</param>
    /// <param name="inputs">1 to 16: dx becomes 0 in lanes beyond. The weights of 16 are read.</param>
    /// <param name="panelLength">Floats from one panel of the weight to the next.</param>
    /// <param name="panels">Panels of outputs.</param>
    /// <param name="stride">Floats from one panel of activations to the next.</param>
    /// <param name="scratch">512 floats.</param>
    /// <param name="dx">The row in the inputs' panel.</param>
    /// <param name="epilogue">What becomes of the sums.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void InputGradient<TLanes, TEpilogue>(
        ref float dy, ref float weight, int inputs, int panelLength, int panels, int stride, ref float scratch, ref float dx, TEpilogue epilogue)
        where TLanes : struct, ILanes<TLanes>
        where TEpilogue : struct, IEpilogue, allows ref struct
    {
        for (int input = 0; input < Lanes.Count; input += 4)
        {
            TLanes sum0 = TLanes.Zero;
            TLanes sum1 = TLanes.Zero;
            TLanes sum2 = TLanes.Zero;
            TLanes sum3 = TLanes.Zero;
            ref float w = ref Unsafe.Add(ref weight, input * Lanes.Count);
            ref float gradient = ref dy;
            for (int panel = 0; panel < panels; panel++)
            {
                TLanes d = TLanes.Load(ref gradient, 0);
                sum0 = TLanes.MultiplyAdd(TLanes.Load(ref w, 0), d, sum0);
                sum1 = TLanes.MultiplyAdd(TLanes.Load(ref w, Lanes.Count), d, sum1);
                sum2 = TLanes.MultiplyAdd(TLanes.Load(ref w, 2 * Lanes.Count), d, sum2);
                sum3 = TLanes.MultiplyAdd(TLanes.Load(ref w, 3 * Lanes.Count), d, sum3);
                w = ref Unsafe.Add(ref w, panelLength);
                gradient = ref Unsafe.Add(ref gradient, stride);
            }

            ref float sums = ref Unsafe.Add(ref scratch, input * Lanes.Count);
            TLanes.Store(sum0, ref sums, 0);
            TLanes.Store(sum1, ref sums, Lanes.Count);
            TLanes.Store(sum2, ref sums, 2 * Lanes.Count);
            TLanes.Store(sum3, ref sums, 3 * Lanes.Count);
        }

        ref float outputs = ref Unsafe.Add(ref scratch, Lanes.Count * Lanes.Count);
        TLanes.Transpose(ref scratch, ref outputs);
        TLanes even = TLanes.Load(ref outputs, 0);
        TLanes odd = TLanes.Load(ref outputs, Lanes.Count);
        for (nuint lane = 2; lane < Lanes.Count; lane += 2)
        {
            even += TLanes.Load(ref outputs, lane * Lanes.Count);
            odd += TLanes.Load(ref outputs, (lane + 1) * Lanes.Count);
        }

        TLanes.Store(epilogue.Apply((even + odd) & TLanes.FirstLanes(inputs), 0), ref dx, 0);
    }

    /// <summary>dW = x·dy of all inputs and 16 outputs, straight to the update.</summary>
    /// <param name="x">The row in its first panel.</param>
    /// <param name="dy">The gradient of the row's 16 outputs.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="stride">Floats from one panel of activations to the next.</param>
    /// <param name="update">What takes the gradients.</param>
    /// <param name="offset">The weights' place in the flat parameters.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void WeightGradient<TLanes, TUpdate>(ref float x, ref float dy, int inputs, int stride, in TUpdate update, int offset)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        TUpdate own = update; // a copy, whose settings stay in registers
        TLanes d = TLanes.Load(ref dy, 0);
        nuint next = (nuint)offset;
        for (int left = inputs; left > 0; left -= Lanes.Count)
        {
            ref float lane = ref x;
            int input = Math.Min(left, Lanes.Count);
            for (; input > 1; input -= 2)
            {
                own.TakePair(TLanes.AddScaled(TLanes.Zero, d, ref lane, 0), TLanes.AddScaled(TLanes.Zero, d, ref lane, 1), next);
                next += 2 * Lanes.Count;
                lane = ref Unsafe.Add(ref lane, 2);
            }

            if (input > 0)
                own.Take(TLanes.AddScaled(TLanes.Zero, d, ref lane, 0), next);
            x = ref Unsafe.Add(ref x, stride);
        }
    }
}
