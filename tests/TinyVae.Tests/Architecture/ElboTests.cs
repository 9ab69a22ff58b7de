using Xunit;

namespace TinyVae.Tests.Architecture;

public class ElboTests
{
    [Fact]
    public void The_bound_is_what_is_reconstructed_less_the_divergence_and_the_loss_its_negative()
    {
        var elbo = new Elbo(Reconstruction: -80.5, KullbackLeibler: 25);

        Assert.Equal(-105.5, elbo.Value);
        Assert.Equal(105.5, elbo.Loss);
    }
}
