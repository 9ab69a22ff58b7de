/* name: C + oneDNN
   needs: gcc or clang, and oneDNN (Debian: libdnnl-dev)
   links: -ldnnl -lm

   One training step of a convolutional variational autoencoder (network.h says how it is told which), as somebody writes it who knows
   the library: activations stay in one layout from layer to layer, dense layers number their features in its order, bias and ReLU are
   part of the product where oneDNN can do that, and what layout and how many rows at a time is fastest is measured at the start.
   Analytic KL divergence, loss averaged over rows, fresh noise, Adam.

   With "check" before the other arguments it compares its gradients with differences instead of taking turns. */
#include "adam.h"
#include "elementary.h"
#include "turns.h"
#include "network.h"
#include "onednn_product.h"
#include "one_channel.h"
#include "channel_bias.h"

/* One layer: what it gives, the gradients of that, its parameters' places and its three products. */
struct stage
{
    const struct layer *layer;
    float *output, *gradient;
    long weight, weights, bias, biases;
    int by_hand;
    struct product forward, input_gradient, weight_gradient;
    /* Of a weight gradient by hand: in the layout of one_channel.h, then in the weights' own. */
    int gradient_by_hand;
    float *one_channel, *padded;
    struct reorder to_home;
};

/* The network made ready for some rows at a time in one layout of activations, [rows][channels/width][pixels][width]. */
struct plan
{
    const struct network *network;
    int rows, width;
    struct stage stages[MOST_LAYERS];
    float *data, *x, *noise, *deviation, *z, *d_z;
    /* Of all parameters side by side; `sum` adds the gradients of all parts up. */
    float *p, *m, *v, *gradient, *sum, *block;
    long used, steps;
};

enum { CHANNELS_LAST = 0 };

/* The floats between two tensors of the optimizer: at equal offsets within their pages, loads would wait for unrelated stores. */
enum { SPACING = 336 };

static int width_of(const struct plan *plan, int channels)
{
    return plan->width == CHANNELS_LAST ? channels : channels % plan->width ? 1 : plan->width;
}

static struct tensor tensor_of(const struct plan *plan, const struct layer *layer, struct shape shape, float *values)
{
    int width = width_of(plan, shape.channels);
    dnnl_format_tag_t tag = plan->width == CHANNELS_LAST ? dnnl_nhwc : width == 16 ? dnnl_nChw16c : width == 8 ? dnnl_nChw8c : dnnl_nchw;
    return (struct tensor){ activations(layer, plan->rows, shape, tag), values };
}

static int pairs_of(const struct network *network)
{
    return (network->rows * network->latent + 1) / 2;
}

/* Which floats of the parameters are a layer's: every tensor starts on a boundary of 64 bytes. */
static long take(struct plan *plan, long count)
{
    long place = plan->used;
    plan->used += (count + 15) / 16 * 16;
    return place;
}

/* No layout of oneDNN pads a dimension of the weights to more than whole sixty-fours. */
static long most_parameters(const struct network *network)
{
    long count = 0;
    for (int i = 0; i < network->count; i++)
    {
        const struct layer *layer = &network->layers[i];
        struct sides sides = sides_of(layer);
        long outputs = layer->kind == DENSE ? size_of(sides.target) : sides.target.channels;
        long inputs = layer->kind == DENSE ? size_of(sides.source) : sides.source.channels;
        count += (outputs + 63) / 64 * 64 * ((inputs + 63) / 64 * 64) * layer->kernel[0] * layer->kernel[1] + size_of(layer->output) + 32;
    }
    return count;
}

static void take_parameters(struct plan *plan)
{
    long count = most_parameters(plan->network) / 16 * 16 + SPACING;
    plan->block = allocate(5 * count * sizeof(float));
    plan->p = plan->block;
    plan->m = plan->p + count;
    plan->v = plan->m + count;
    plan->gradient = plan->v + count;
    plan->sum = plan->rows < plan->network->rows ? plan->gradient + count : plan->gradient;
}

/* Uniform between -1/sqrt(inputs) and 1/sqrt(inputs), as PyTorch starts a layer; what a layout pads with stays zero. */
static void start(struct plan *plan, const struct stage *stage, const dnnl_memory_desc_t *home)
{
    const struct layer *layer = stage->layer;
    struct tensor plain = { weights(layer, layer->kind == DENSE ? dnnl_ab : dnnl_abcd), NULL };
    long count = (long)(dnnl_memory_desc_get_size(&plain.layout) / sizeof(float));
    long inputs = layer->kind == DENSE ? plain.layout.dims[1] : layer->kernel[0] * layer->kernel[1] *
        (layer->kind == TRANSPOSED ? plain.layout.dims[0] : plain.layout.dims[1]);
    float bound = 1 / sqrtf((float)inputs);
    plain.values = allocate(count * sizeof(float));
    for (long i = 0; i < count; i++)
        plain.values[i] = bound * (2 * uniform() - 1);
    for (long i = 0; i < stage->biases; i++)
        plan->p[stage->bias + i] = bound * (2 * uniform() - 1);
    struct reorder reorder = reorder_of(plain, (struct tensor){ *home, plan->p + stage->weight });
    run_reorder(&reorder);
    destroy_reorder(&reorder);
    free(plain.values);
}

static float *input_of(const struct plan *plan, int i)
{
    return i == 0 ? plan->x : i == plan->network->posterior + 1 ? plan->z : plan->stages[i - 1].output;
}

static void weight_gradient(const struct plan *plan, int i)
{
    const struct stage *stage = &plan->stages[i];
    if (!stage->gradient_by_hand)
    {
        run(&stage->weight_gradient);
        return;
    }
    const struct layer *layer = stage->layer;
    struct sides sides = sides_of(layer);
    float *input = input_of(plan, i), *source = layer->kind == TRANSPOSED ? stage->gradient : input;
    float *target = layer->kind == TRANSPOSED ? input : stage->gradient;
    one_channel_gradient(sides.source, sides.target, layer->stride, plan->rows, width_of(plan, sides.target.channels), source, target,
                         stage->one_channel, stage->padded);
    run_reorder(&stage->to_home);
}

static double seconds_of_gradient(const struct plan *plan, int i)
{
    double least = 1e30;
    for (int k = 0; k < 5; k++)
    {
        double start = now();
        weight_gradient(plan, i);
        double time = now() - start;
        least = time < least ? time : least;
    }
    return least;
}

/* Weights of one input channel as one_channel.h has them. */
static dnnl_memory_desc_t one_channel_weights(const struct plan *plan, const struct layer *layer, int width)
{
    return weights(layer, plan->width == CHANNELS_LAST ? dnnl_hwio : width == 16 ? dnnl_Ohwi16o : dnnl_Ohwi8o);
}

/* Takes the gradient by hand where that is faster. */
static void try_gradient_by_hand(struct plan *plan, int i, struct tensor home)
{
    struct stage *stage = &plan->stages[i];
    struct sides sides = sides_of(stage->layer);
    int width = width_of(plan, sides.target.channels);
    if (!fits_one_channel_gradient(stage->layer, width))
        return;
    struct tensor own = { one_channel_weights(plan, stage->layer, width), NULL };
    own.values = stage->one_channel = allocate(dnnl_memory_desc_get_size(&own.layout));
    stage->padded = allocate(padded_bytes(sides.source));
    stage->to_home = reorder_of(own, home);
    double by_library = seconds_of_gradient(plan, i);
    stage->gradient_by_hand = 1;
    stage->gradient_by_hand = seconds_of_gradient(plan, i) < by_library;
}

static void make_stage(struct plan *plan, int i)
{
    struct stage *stage = &plan->stages[i];
    const struct layer *layer = stage->layer;
    int rows = plan->rows, transposed = layer->kind == TRANSPOSED, relu = layer->relu && !transposed;
    int from_z = i == plan->network->posterior + 1;
    float *x = input_of(plan, i);
    float *dx = i == 0 ? NULL : from_z ? plan->d_z : plan->stages[i - 1].gradient;
    struct tensor input = tensor_of(plan, layer, layer->input, x), d_input = tensor_of(plan, layer, layer->input, dx);
    struct tensor output = tensor_of(plan, layer, layer->output, stage->output);
    struct tensor d_output = tensor_of(plan, layer, layer->output, stage->gradient);
    struct tensor weight = { weights(layer, dnnl_format_tag_any), NULL };
    int width = width_of(plan, layer->input.channels);
    stage->by_hand = fits_one_channel(layer, width);
    stage->biases = layer->kind == DENSE ? size_of(layer->output) : layer->output.channels;
    stage->bias = take(plan, stage->biases);
    float *bias = transposed ? NULL : plan->p + stage->bias;
    enum direction forward = transposed ? INPUT_GRADIENT : FORWARD, backward = transposed ? FORWARD : INPUT_GRADIENT;
    struct operands operands = transposed ? (struct operands){ &output, &weight, &input, NULL } :
        (struct operands){ &input, &weight, &output, bias };
    if (stage->by_hand)
        weight.layout = one_channel_weights(plan, layer, width);
    else
        stage->forward = fastest(layer, rows, forward, operands, relu, &weight.layout);
    stage->weights = (long)(dnnl_memory_desc_get_size(&weight.layout) / sizeof(float));
    stage->weight = take(plan, stage->weights);
    weight.values = plan->p + stage->weight;
    start(plan, stage, &weight.layout);
    settle(&stage->forward, weight.values);
    if (dx)
        stage->input_gradient = fastest(layer, rows, backward,
            transposed ? (struct operands){ &d_output, &weight, &d_input, NULL } : (struct operands){ &d_input, &weight, &d_output, NULL },
            0, NULL);
    struct tensor d_weight = { weight.layout, plan->gradient + stage->weight };
    stage->weight_gradient = fastest(layer, rows, WEIGHT_GRADIENT,
        transposed ? (struct operands){ &d_output, &d_weight, &input, NULL } : (struct operands){ &input, &d_weight, &d_output, NULL },
        0, NULL);
    try_gradient_by_hand(plan, i, d_weight);
}

static struct plan plan_of(const struct network *network, int rows, int width)
{
    struct plan plan = { .network = network, .rows = rows, .width = width };
    int inputs = size_of(network->layers[0].input);
    long codes = (long)network->rows * network->latent;
    plan.data = allocate((size_t)network->rows * inputs * sizeof(float));
    for (long i = 0; i < (long)network->rows * inputs; i++)
        plan.data[i] = uniform();
    plan.x = rows == network->rows ? plan.data : allocate((size_t)rows * inputs * sizeof(float));
    plan.noise = allocate(2 * pairs_of(network) * sizeof(float));
    plan.deviation = allocate(codes * sizeof(float));
    plan.z = allocate(codes * sizeof(float));
    plan.d_z = allocate(codes * sizeof(float));
    take_parameters(&plan);
    for (int i = 0; i < network->count; i++)
    {
        struct stage *stage = &plan.stages[i];
        stage->layer = &network->layers[i];
        stage->output = allocate((size_t)rows * size_of(stage->layer->output) * sizeof(float));
        stage->gradient = allocate((size_t)rows * size_of(stage->layer->output) * sizeof(float));
        make_stage(&plan, i);
    }
    return plan;
}

static void destroy_plan(struct plan *plan)
{
    for (int i = 0; i < plan->network->count; i++)
    {
        struct stage *stage = &plan->stages[i];
        destroy(&stage->forward);
        destroy(&stage->input_gradient);
        destroy(&stage->weight_gradient);
        if (stage->one_channel)
            destroy_reorder(&stage->to_home);
        free(stage->one_channel);
        free(stage->padded);
        free(stage->output);
        free(stage->gradient);
    }
    if (plan->x != plan->data)
        free(plan->x);
    float *rest[] = { plan->data, plan->noise, plan->deviation, plan->z, plan->d_z, plan->block };
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        free(rest[i]);
}

/* How a layer's features lie for their biases: a dense layer has one for each. */
static int groups_of(const struct plan *plan, const struct layer *layer)
{
    return layer->kind == DENSE ? 1 : layer->output.channels / width_of(plan, layer->output.channels);
}

static void forward(const struct plan *plan, int i)
{
    const struct stage *stage = &plan->stages[i];
    const struct layer *layer = stage->layer;
    float *bias = plan->p + stage->bias;
    int width = width_of(plan, layer->output.channels);
    if (stage->by_hand)
    {
        forward_one_channel(layer->input, plan->rows, width_of(plan, layer->input.channels), plan->stages[i - 1].output,
                            plan->p + stage->weight, *bias, stage->output);
        return;
    }
    run(&stage->forward);
    if (layer->kind == TRANSPOSED)
        add_bias(stage->output, bias, plan->rows, groups_of(plan, layer), layer->output.height * layer->output.width, width, layer->relu);
}

static void backward(const struct plan *plan, int i)
{
    const struct stage *stage = &plan->stages[i];
    const struct layer *layer = stage->layer;
    int width = layer->kind == DENSE ? size_of(layer->output) : width_of(plan, layer->output.channels);
    int pixels = layer->kind == DENSE ? 1 : layer->output.height * layer->output.width;
    bias_gradient(stage->gradient, stage->output, plan->gradient + stage->bias, plan->rows, groups_of(plan, layer), pixels, width,
                  layer->relu);
    weight_gradient(plan, i);
    if (stage->input_gradient.primitive)
        run(&stage->input_gradient);
}

/* z = mean + deviation * noise; returns the KL divergence summed over rows. */
static double draw_latent(const struct plan *plan, const float *restrict noise)
{
    const float *restrict posterior = plan->stages[plan->network->posterior].output;
    float *restrict deviation = plan->deviation, *restrict z = plan->z;
    int latent = plan->network->latent;
    double divergence = 0;
    for (int row = 0; row < plan->rows; row++, posterior += 2 * latent)
    {
        float sum = 0;
        for (int i = 0; i < latent; i++)
        {
            float mean = posterior[i], log_variance = posterior[latent + i], s = exponential(0.5f * log_variance);
            deviation[row * latent + i] = s;
            z[row * latent + i] = mean + s * noise[row * latent + i];
            sum += mean * mean + s * s - log_variance - 1;
        }
        divergence += sum;
    }
    return 0.5 * divergence;
}

static void latent_gradient(const struct plan *plan, const float *restrict noise)
{
    const struct stage *stage = &plan->stages[plan->network->posterior];
    const float *restrict posterior = stage->output, *restrict deviation = plan->deviation, *restrict d_z = plan->d_z;
    float *restrict gradient = stage->gradient;
    int latent = plan->network->latent;
    float scale = 1.0f / (float)plan->network->rows;
    for (int row = 0; row < plan->rows; row++, posterior += 2 * latent, gradient += 2 * latent)
        for (int i = 0; i < latent; i++)
        {
            float s = deviation[row * latent + i], d = d_z[row * latent + i];
            gradient[i] = d + posterior[i] * scale;
            gradient[latent + i] = 0.5f * (d * noise[row * latent + i] * s + (s * s - 1) * scale);
        }
}

/* The gradients of the decoder's last layer; returns -log p(x given z) up to a constant, summed over rows. */
static double likelihood(const struct plan *plan)
{
    const struct stage *last = &plan->stages[plan->network->count - 1];
    const float *restrict y = last->output, *restrict x = plan->x;
    float *restrict gradient = last->gradient;
    float scale = 1.0f / (float)plan->network->rows;
    long count = (long)plan->rows * size_of(last->layer->output);
    /* In double precision, so that differences have enough digits. */
    double loss = 0;
    if (plan->network->is_bernoulli)
        for (long i = 0; i < count; i++)
        {
            float logit = y[i], e = exponential(-__builtin_fabsf(logit)), q = 1 / (1 + e);
            loss += (logit > 0 ? logit : 0) - logit * x[i] + log_one_plus(e);
            gradient[i] = ((logit >= 0 ? q : 1 - q) - x[i]) * scale;
        }
    else
        for (long i = 0; i < count; i++)
        {
            float d = y[i] - x[i];
            loss += 0.5f * d * d;
            gradient[i] = d * scale;
        }
    return loss;
}

/* The gradients of some rows; returns the loss summed over them. */
static double part_gradient(const struct plan *plan, int first)
{
    const struct network *network = plan->network;
    int inputs = size_of(network->layers[0].input);
    const float *noise = plan->noise + first * network->latent;
    double loss = 0;
    if (plan->x != plan->data)
        memcpy(plan->x, plan->data + (long)first * inputs, (size_t)plan->rows * inputs * sizeof(float));
    for (int i = 0; i < network->count; i++)
    {
        forward(plan, i);
        if (i == network->posterior)
            loss = draw_latent(plan, noise);
    }
    loss += likelihood(plan);
    for (int i = network->count - 1; i >= 0; i--)
    {
        if (i == network->posterior)
            latent_gradient(plan, noise);
        backward(plan, i);
    }
    return loss;
}

/* The gradients of a whole batch, in `sum`; returns the loss. */
static double batch_gradient(const struct plan *plan)
{
    const float *restrict gradient = plan->gradient;
    float *restrict sum = plan->sum;
    double loss = part_gradient(plan, 0);
    if (sum == gradient)
        return loss / plan->network->rows;
    memcpy(sum, gradient, (size_t)plan->used * sizeof(float));
    for (int first = plan->rows; first < plan->network->rows; first += plan->rows)
    {
        loss += part_gradient(plan, first);
        for (long i = 0; i < plan->used; i++)
            sum[i] += gradient[i];
    }
    return loss / plan->network->rows;
}

static struct plan chosen;

/* Returns the loss before the update. */
static float train_step(void)
{
    int pairs = pairs_of(chosen.network);
    chosen.steps++;
    fill_with_normal(chosen.noise, pairs, (uint32_t)chosen.steps * 2 * (uint32_t)pairs);
    double loss = batch_gradient(&chosen);
    adam_update(adam_at(chosen.steps), chosen.sum, chosen.used, chosen.p, chosen.m, chosen.v);
    return (float)loss;
}

/* What is tried: every layout, with all rows at once and in parts that divide them. */
static const int widths[] = { CHANNELS_LAST, 16, 8 }, parts[] = { 0, 32, 16, 8 };

static void for_each_plan(const struct network *network, void (*act)(const struct network *, int rows, int width))
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t k = 0; k < sizeof widths / sizeof *widths; k++)
            if (parts[i] == 0 || (parts[i] < network->rows && network->rows % parts[i] == 0))
                act(network, parts[i] ? parts[i] : network->rows, widths[k]);
}

static double least = 1e30;
static struct { int rows, width; } best;

/* The least of some steps, after a few that warm up. */
static void try_plan(const struct network *network, int rows, int width)
{
    enum { WARM = 2, STEPS = 30 };
    chosen = plan_of(network, rows, width);
    double start = 0, limit = now() + 0.4;
    for (int i = 0; i < WARM + STEPS && (i < 2 * WARM || now() < limit); i++)
    {
        start = now();
        train_step();
        double time = now() - start;
        if (i >= WARM && time < least)
        {
            least = time;
            best.rows = rows;
            best.width = width;
        }
    }
    destroy_plan(&chosen);
}

static int failures;

/* The loss at a distance from the parameters along their gradient. */
static double loss_at(float *p, const float *from, const float *along, long count, double distance)
{
    for (long i = 0; i < count; i++)
        p[i] = from[i] + (float)(distance * along[i]);
    return batch_gradient(&chosen);
}

static void check_tensor(const char *name, int layer, long place, long count)
{
    float *p = chosen.p + place, *from = allocate(count * sizeof(float)), *along = allocate(count * sizeof(float));
    double square = 0;
    batch_gradient(&chosen);
    memcpy(from, p, count * sizeof(float));
    for (long i = 0; i < count; i++)
        square += (double)chosen.sum[place + i] * chosen.sum[place + i];
    double norm = sqrt(square), ratio = 0;
    for (long i = 0; i < count; i++)
        along[i] = (float)(chosen.sum[place + i] / norm);
    /* Far enough for the rounding of floats, near enough for the bends of ReLU: the best of four distances counts. */
    for (double distance = 5e-2; distance > 1e-4; distance /= 5)
    {
        double slope = (loss_at(p, from, along, count, distance) - loss_at(p, from, along, count, -distance)) / (2 * distance);
        if (fabs(slope / norm - 1) < fabs(ratio - 1))
            ratio = slope / norm;
    }
    memcpy(p, from, count * sizeof(float));
    int differs = !(fabs(ratio - 1) < 0.02);
    failures += differs;
    printf("  layer %d, %s: %.6g, by differences %.6g%s\n", layer, name, norm, ratio * norm, differs ? ", WRONG" : "");
    free(from);
    free(along);
}

static void check_plan(const struct network *network, int rows, int width)
{
    chosen = plan_of(network, rows, width);
    fill_with_normal(chosen.noise, pairs_of(network), 1);
    printf("%d rows at a time, %d channels side by side (0: all)\n", rows, width);
    for (int i = 0; i < network->count; i++)
    {
        check_tensor("weight", i, chosen.stages[i].weight, chosen.stages[i].weights);
        check_tensor("bias", i, chosen.stages[i].bias, chosen.stages[i].biases);
    }
    destroy_plan(&chosen);
}

int main(int count, char **arguments)
{
    int checks = count > 1 && strcmp(arguments[1], "check") == 0;
    struct network network = network_of(count - 1 - checks, arguments + 1 + checks);
    REQUIRE(dnnl_engine_create(&engine, dnnl_cpu, 0));
    REQUIRE(dnnl_stream_create(&stream, engine, dnnl_stream_default_flags));
    for_each_plan(&network, checks ? check_plan : try_plan);
    if (checks)
        return failures > 0;
    chosen = plan_of(&network, best.rows, best.width);
    return take_turns(train_step);
}
