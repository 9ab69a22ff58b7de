using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Tests.Programs;

/// <summary>What follows from an ordered list of operations, whatever they are.</summary>
public sealed class ProgramTests
{
    private static readonly RowSet Rows = RowSet.Data(32, 32);

    private static readonly Value Batch = Value.Panels("Batch", 20, Rows, 32) with { Words = "The batch" };
    private static readonly Value Hidden = Differentiable("Hidden", 17);
    private static readonly Value Output = Differentiable("Output", 5);

    private static readonly Step First = new("first", Batch, Hidden) { Most = 40 };
    private static readonly Step Second = new("second", Hidden, Output) { Most = 30, IsMeeting = true };
    private static readonly Program Forward = new(First, Second);

    [Fact]
    public void What_is_done_backward_goes_from_the_last_operation_to_the_first_and_leaves_out_what_nobody_needs() =>
        Assert.Equal(["second backward"], Names(Forward.Backward));

    [Fact]
    public void The_update_has_the_order_of_the_operations() => Assert.Equal(["first update", "second update"], Names(Forward.Update));

    [Fact]
    public void The_scratch_is_that_of_the_operation_that_needs_most() => Assert.Equal([40, 0], [Forward.Scratch, new Program().Scratch]);

    [Fact]
    public void Floating_point_operations_add_up_over_both_passes() => Assert.Equal(3 * 1000, (Forward + Forward.Backward).Flops);

    [Fact]
    public void A_team_meets_where_one_operation_of_the_program_has_to() =>
        Assert.Equal([true, false], [Forward.Meets, new Program(First).Meets]);

    [Fact]
    public void NaN_is_looked_for_in_what_has_a_name_in_the_order_in_which_it_comes_about() => Assert.Equal(
        ["Hidden", "Output", "the gradient of Hidden"], (Forward + Forward.Backward).Stations.Select(value => value.Words));

    [Fact]
    public void A_buffer_lives_from_the_first_moment_that_touches_it_to_the_last() => Assert.Equal(
        [("Batch", 0, 2), ("Hidden", 0, 2), ("Output", 0, 0), ("HiddenGradient", 1, 2)],
        Lives.Of([Batch, Hidden, Output, Hidden.Gradient!], [Forward, Forward.Backward, Forward.Update])
            .Select(life => (life.Name, life.FirstUse, life.LastUse)));

    [Fact]
    public void What_is_kept_lives_as_long_as_the_program() => Assert.Equal(
        (0, 1), Lives.Of([new Value("Moments", 16, "m") { IsKept = true }], [Forward, Forward.Backward]).Select(life => (life.FirstUse, life.LastUse)).Single());

    [Fact]
    public void A_buffer_that_no_operation_touches_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => Lives.Of([new Value("Forgotten", 16, "nothing")], [Forward]));

    [Fact]
    public void An_operation_says_where_a_gradient_takes_the_place_of_what_it_is_of()
    {
        var value = Value.Panels("Heads", 4, Rows, 32);
        Value heads = value with { Gradient = value.Become("The gradient of the heads") };

        Assert.Equal([heads.Gradient!], new Step("in place", heads, heads.Gradient!).Replaces);
        Assert.Empty(Second.Replaces);
    }

    private static Value Differentiable(string buffer, int features) => Value.Panels(buffer, features, Rows, 32) with
    {
        Words = buffer,
        Gradient = Value.Panels($"{buffer}Gradient", features, Rows, 32) with { Words = $"the gradient of {buffer}" },
    };

    private static IEnumerable<string> Names(Program program) => program.Operations.Cast<Step>().Select(step => step.Name);

    private sealed record Step(string Name, Value X, Value Y) : Operation
    {
        public long Most { get; init; }

        public bool IsMeeting { get; init; }

        public override IEnumerable<Value> Reads => [X];

        public override IEnumerable<Value> Writes => [Y];

        public override long Scratch => Most;

        public override long Flops => 1000;

        public override bool Meets => IsMeeting;

        public override Operation? Backward =>
            X.Gradient is { } x && Y.Gradient is { } y ? new Step($"{Name} backward", y, x) : null;

        public override Operation? Update => new Step($"{Name} update", X, Y.Gradient!);
    }
}
