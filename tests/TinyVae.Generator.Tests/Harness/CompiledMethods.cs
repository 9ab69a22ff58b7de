using System.Reflection;
using System.Reflection.Emit;
using TinyVae.Numerics;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>
/// The methods, of generated code and of TinyVae, that calls of a model lead to at the width of four lanes, which takes the most
/// registers and so the most code, each with what it inlines: the methods that ask for it, and those too short for a call.
/// </summary>
internal sealed class CompiledMethods
{
    // The JIT inlines any method of up to so many bytes of IL.
    private const int AlwaysInlined = 16;

    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private readonly Dictionary<MethodBase, JitLoad> _loads = [];
    private readonly Dictionary<(Type, Type), InterfaceMapping> _maps = [];
    private readonly Dictionary<MethodBase, bool> _areInlined = [];
    private readonly Dictionary<Assembly, bool> _areOfTheBaseLibrary = [];

    /// <summary>The loads of the methods that were generated.</summary>
    public IEnumerable<KeyValuePair<MethodBase, JitLoad>> Generated => _loads.Where(method => method.Key.Module.Assembly != typeof(VaeAttribute).Assembly);

    /// <summary>Follows the calls of a model's members, and of its trainer's.</summary>
    public void AddCallsOf(Type model)
    {
        foreach (MethodInfo method in model.GetMethods(Everything | BindingFlags.DeclaredOnly).Where(method => !method.ContainsGenericParameters))
            Load(method);
        foreach (Type nested in model.GetNestedTypes())
            AddCallsOf(nested);
    }

    private JitLoad Load(MethodBase method)
    {
        if (_loads.TryGetValue(method, out JitLoad? known))
            return known;
        _loads[method] = new(0, 0, 0, 0); // ends recursion
        return _loads[method] = Read(method);
    }

    private JitLoad Read(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            return new(0, 0, 0, 0);
        byte[] il = body.GetILAsByteArray()!;
        var load = new JitLoad(il.Length, 0, 1, body.LocalVariables.Count + method.GetParameters().Length);
        Type? constraint = null;
        for (int at = 0; at < il.Length;)
        {
            OpCode code = OpCodesByValue[il[at] == 0xfe ? (short)(0xfe00 | il[at + 1]) : il[at]];
            at += code.Size;
            int operand = code.OperandType is OperandType.InlineMethod or OperandType.InlineType ? BitConverter.ToInt32(il, at) : 0;
            int targets = code.OperandType == OperandType.InlineSwitch ? BitConverter.ToInt32(il, at) : 1;
            at += OperandSize(code.OperandType, targets);
            load += new JitLoad(0, 1, IsBranch(code) ? 2 * targets : 0, 0);
            if (code == OpCodes.Constrained)
            {
                constraint = method.Module.ResolveType(operand, TypeArguments(method), MethodArguments(method));
                continue;
            }

            if (code == OpCodes.Call || code == OpCodes.Callvirt || code == OpCodes.Newobj)
            {
                MethodBase called = Implementation(method.Module.ResolveMethod(operand, TypeArguments(method), MethodArguments(method))!, constraint);
                if (IsFollowed(called) && Load(called) is var inner && IsInlined(called))
                    load += inner;
            }

            constraint = null;
        }

        return load;
    }

    /// <summary>What a call of an interface's member on a known type runs.</summary>
    private MethodBase Implementation(MethodBase called, Type? type)
    {
        if (type is null || called.DeclaringType is not { IsInterface: true } declaring || called is not MethodInfo { } member)
            return called;
        MethodInfo open = member.IsGenericMethod ? member.GetGenericMethodDefinition() : member;
        if (!_maps.TryGetValue((type, declaring), out InterfaceMapping map))
            _maps[(type, declaring)] = map = type.GetInterfaceMap(declaring);
        MethodInfo found = map.TargetMethods[Array.IndexOf(map.InterfaceMethods, open)];
        return member.IsGenericMethod ? found.MakeGenericMethod(member.GetGenericArguments()) : found;
    }

    private bool IsInlined(MethodBase method)
    {
        if (!_areInlined.TryGetValue(method, out bool isInlined))
            _areInlined[method] = isInlined = AsksForInlining(method);
        return isInlined;
    }

    private static bool AsksForInlining(MethodBase method) =>
        !method.MethodImplementationFlags.HasFlag(MethodImplAttributes.NoInlining) &&
        (method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveInlining) ||
            method.GetMethodBody()?.GetILAsByteArray()!.Length <= AlwaysInlined);

    /// <summary>Not into the base library, whose vectors are instructions to the JIT, and not into other widths.</summary>
    private bool IsFollowed(MethodBase method) =>
        !IsOfTheBaseLibrary(method.Module.Assembly) &&
        !(TypeArguments(method) ?? []).Concat(MethodArguments(method) ?? []).Append(method.DeclaringType!).Any(IsOtherWidth);

    private bool IsOfTheBaseLibrary(Assembly assembly)
    {
        if (!_areOfTheBaseLibrary.TryGetValue(assembly, out bool isOfIt))
            _areOfTheBaseLibrary[assembly] = isOfIt = assembly.GetName().Name!.StartsWith("System", StringComparison.Ordinal);
        return isOfIt;
    }

    private static bool IsOtherWidth(Type type) => type == typeof(Lanes256) || type == typeof(Lanes512);

    private static bool IsBranch(OpCode code) => code.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch;

    private static Type[]? TypeArguments(MethodBase method) => method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;

    private static Type[]? MethodArguments(MethodBase method) => method.IsGenericMethod ? method.GetGenericArguments() : null;

    private static int OperandSize(OperandType type, int targets) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 * (targets + 1),
        _ => 4,
    };
}
