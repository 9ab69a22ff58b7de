/* One training step of a variational autoencoder, INPUTS-HIDDEN-LATENT and its mirror image, ROWS rows a step: relu, Bernoulli
   likelihood from logits, analytic KL divergence, loss averaged over rows, fresh noise, Adam. Sizes are compile-time constants.

   A peer defines the three products of a dense layer y = x W, all matrices row-major, and then includes this file:
     forward(x, w, y, inputs, outputs)             y = x W
     input_gradient(dy, w, dx, inputs, outputs)    dx = dy W'
     weight_gradient(x, dy, dw, inputs, outputs)   dW = x' dy, called for more than one row only:
                                                   for one row it is an outer product, which goes straight into Adam. */
#include "adam.h"
#include "elementary.h"
#include "turns.h"

/* Every tensor starts on a boundary of 64 bytes. */
#define PADDED(count) (((count) + 15) / 16 * 16)

enum
{
    W1 = 0, B1 = W1 + PADDED(INPUTS * HIDDEN),
    W2 = B1 + PADDED(HIDDEN), B2 = W2 + PADDED(HIDDEN * 2 * LATENT),
    W3 = B2 + PADDED(2 * LATENT), B3 = W3 + PADDED(LATENT * HIDDEN),
    W4 = B3 + PADDED(HIDDEN), B4 = W4 + PADDED(HIDDEN * INPUTS),
    PARAMETERS = B4 + PADDED(INPUTS),
    PAIRS = (ROWS * LATENT + 1) / 2
};

/* A third of a page between the three: at equal offsets within their pages, loads would wait for unrelated stores. */
#define SPACING 336
static struct
{
    float p[PARAMETERS], gap1[SPACING], m[PARAMETERS], gap2[SPACING], v[PARAMETERS];
} state ALIGNED;

static float gradient[PARAMETERS] ALIGNED;
static float x[ROWS * INPUTS] ALIGNED, hidden1[ROWS * HIDDEN] ALIGNED, posterior[ROWS * 2 * LATENT] ALIGNED;
static float noise[2 * PAIRS] ALIGNED, deviation[ROWS * LATENT] ALIGNED, z[ROWS * LATENT] ALIGNED;
static float hidden2[ROWS * HIDDEN] ALIGNED, logits[ROWS * INPUTS] ALIGNED;
static float d_hidden2[ROWS * HIDDEN] ALIGNED, d_z[ROWS * LATENT] ALIGNED;
static float d_posterior[ROWS * 2 * LATENT] ALIGNED, d_hidden1[ROWS * HIDDEN] ALIGNED;
static long steps;

static inline void relu(float *restrict y, const float *restrict bias, int outputs)
{
    for (int row = 0; row < ROWS; row++)
        for (int i = 0; i < outputs; i++)
        {
            float sum = y[row * outputs + i] + bias[i];
            y[row * outputs + i] = sum > 0 ? sum : 0;
        }
}

static inline void relu_gradient(float *restrict dy, const float *restrict y, float *restrict d_bias, int outputs)
{
    for (int i = 0; i < outputs; i++)
        d_bias[i] = 0;
    for (int row = 0; row < ROWS; row++)
        for (int i = 0; i < outputs; i++)
        {
            float d = y[row * outputs + i] > 0 ? dy[row * outputs + i] : 0;
            dy[row * outputs + i] = d;
            d_bias[i] += d;
        }
}

/* z = mean + deviation * noise; returns the KL divergence summed over rows. */
static inline float draw_latent(const float *restrict bias)
{
    float divergence = 0;
    for (int row = 0; row < ROWS; row++)
    {
        float *restrict mean = posterior + row * 2 * LATENT, *restrict log_variance = mean + LATENT;
        for (int i = 0; i < LATENT; i++)
        {
            mean[i] += bias[i];
            log_variance[i] += bias[LATENT + i];
            float s = exponential(0.5f * log_variance[i]);
            deviation[row * LATENT + i] = s;
            z[row * LATENT + i] = mean[i] + s * noise[row * LATENT + i];
            divergence += mean[i] * mean[i] + s * s - log_variance[i] - 1;
        }
    }
    return 0.5f * divergence;
}

static inline void latent_gradient(float *restrict d_bias)
{
    const float scale = 1.0f / ROWS;
    for (int i = 0; i < 2 * LATENT; i++)
        d_bias[i] = 0;
    for (int row = 0; row < ROWS; row++)
    {
        const float *restrict mean = posterior + row * 2 * LATENT;
        float *restrict d_mean = d_posterior + row * 2 * LATENT, *restrict d_log_variance = d_mean + LATENT;
        for (int i = 0; i < LATENT; i++)
        {
            float s = deviation[row * LATENT + i], d = d_z[row * LATENT + i];
            d_mean[i] = d + mean[i] * scale;
            d_log_variance[i] = 0.5f * (d * noise[row * LATENT + i] * s + (s * s - 1) * scale);
            d_bias[i] += d_mean[i];
            d_bias[LATENT + i] += d_log_variance[i];
        }
    }
}

/* Turns logits into their gradient; returns -log p(x given z) summed over rows. */
static inline float bernoulli(const float *restrict bias, float *restrict d_bias)
{
    float loss = 0;
    for (int i = 0; i < INPUTS; i++)
        d_bias[i] = 0;
    for (int row = 0; row < ROWS; row++)
        for (int i = 0; i < INPUTS; i++)
        {
            float logit = logits[row * INPUTS + i] + bias[i], target = x[row * INPUTS + i];
            float e = exponential(-__builtin_fabsf(logit)), q = 1 / (1 + e);
            loss += (logit > 0 ? logit : 0) - logit * target + log_one_plus(e);
            float d = ((logit >= 0 ? q : 1 - q) - target) * (1.0f / ROWS);
            logits[row * INPUTS + i] = d;
            d_bias[i] += d;
        }
    return loss;
}

static inline void update(struct adam adam, int offset, long count)
{
    adam_update(adam, gradient + offset, count, state.p + offset, state.m + offset, state.v + offset);
}

static inline void update_weights(struct adam adam, const float *restrict input, const float *restrict dy,
                                  int offset, int inputs, int outputs)
{
    if (ROWS > 1)
    {
        weight_gradient(input, dy, gradient + offset, inputs, outputs);
        update(adam, offset, (long)inputs * outputs);
        return;
    }
    for (int i = 0; i < inputs; i++)
    {
        int row = offset + i * outputs;
        adam_outer_update(adam, input[i], dy, outputs, state.p + row, state.m + row, state.v + row);
    }
}

/* Returns the loss before the update. */
static float train_step(void)
{
    const float *p = state.p;
    struct adam adam = adam_at(++steps);
    fill_with_normal(noise, PAIRS, (uint32_t)steps * 2 * PAIRS);

    forward(x, p + W1, hidden1, INPUTS, HIDDEN);
    relu(hidden1, p + B1, HIDDEN);
    forward(hidden1, p + W2, posterior, HIDDEN, 2 * LATENT);
    float loss = draw_latent(p + B2);
    forward(z, p + W3, hidden2, LATENT, HIDDEN);
    relu(hidden2, p + B3, HIDDEN);
    forward(hidden2, p + W4, logits, HIDDEN, INPUTS);
    loss += bernoulli(p + B4, gradient + B4);

    input_gradient(logits, p + W4, d_hidden2, HIDDEN, INPUTS);
    update_weights(adam, hidden2, logits, W4, HIDDEN, INPUTS);
    relu_gradient(d_hidden2, hidden2, gradient + B3, HIDDEN);
    input_gradient(d_hidden2, p + W3, d_z, LATENT, HIDDEN);
    update_weights(adam, z, d_hidden2, W3, LATENT, HIDDEN);
    latent_gradient(gradient + B2);
    input_gradient(d_posterior, p + W2, d_hidden1, HIDDEN, 2 * LATENT);
    update_weights(adam, hidden1, d_posterior, W2, HIDDEN, 2 * LATENT);
    relu_gradient(d_hidden1, hidden1, gradient + B1, HIDDEN);
    update_weights(adam, x, d_hidden1, W1, INPUTS, HIDDEN);
    update(adam, B1, HIDDEN);
    update(adam, B2, 2 * LATENT);
    update(adam, B3, HIDDEN);
    update(adam, B4, INPUTS);
    return loss / ROWS;
}

/* Uniform between -1/sqrt(inputs) and 1/sqrt(inputs), as PyTorch starts a dense layer. */
static void initialize_layer(int weights, int bias, int inputs, int outputs)
{
    float bound = 1 / sqrtf((float)inputs);
    for (int i = 0; i < inputs * outputs; i++)
        state.p[weights + i] = bound * (2 * uniform() - 1);
    for (int i = 0; i < outputs; i++)
        state.p[bias + i] = bound * (2 * uniform() - 1);
}

int main(void)
{
    initialize_layer(W1, B1, INPUTS, HIDDEN);
    initialize_layer(W2, B2, HIDDEN, 2 * LATENT);
    initialize_layer(W3, B3, LATENT, HIDDEN);
    initialize_layer(W4, B4, HIDDEN, INPUTS);
    for (int i = 0; i < ROWS * INPUTS; i++)
        x[i] = uniform();
    return take_turns(train_step);
}
