/* The product of a layer and its two gradients by oneDNN: of all its implementations the fastest that was measured, reorders of what it
   would rather have in another layout included. A transposed convolution is an ordinary one seen from its output: forward is the
   gradient of the input and the other way round. */
#pragma once
#include <oneapi/dnnl/dnnl.h>
#include "network.h"
#include "turns.h"

static dnnl_engine_t engine;
static dnnl_stream_t stream;

static void require(dnnl_status_t status, const char *what)
{
    if (status == dnnl_success)
        return;
    fprintf(stderr, "oneDNN: %s gives status %d.\n", what, (int)status);
    exit(1);
}
#define REQUIRE(call) require((call), #call)

static void *allocate(size_t bytes)
{
    bytes = (bytes + 127) / 64 * 64;
    void *memory = aligned_alloc(64, bytes);
    if (!memory)
        exit(1);
    return memset(memory, 0, bytes);
}

/* Values in the layout in which the rest of the step sees them. */
struct tensor { dnnl_memory_desc_t layout; float *values; };

struct reorder { dnnl_primitive_t primitive; dnnl_memory_t from, to; };

enum { MOST_ARGUMENTS = 4 };

/* One primitive with its memory; what it wants in another layout is copied before, what it gives in one after. */
struct product
{
    dnnl_primitive_t primitive;
    int arguments, befores, afters;
    dnnl_exec_arg_t argument[MOST_ARGUMENTS];
    struct reorder before[MOST_ARGUMENTS], after[MOST_ARGUMENTS];
    float *copies[MOST_ARGUMENTS];
};

static dnnl_memory_t memory_of(const dnnl_memory_desc_t *layout, void *values)
{
    dnnl_memory_t memory;
    REQUIRE(dnnl_memory_create(&memory, layout, engine, values));
    return memory;
}

static struct reorder reorder_of(struct tensor from, struct tensor to)
{
    struct reorder reorder = { .from = memory_of(&from.layout, from.values), .to = memory_of(&to.layout, to.values) };
    dnnl_primitive_desc_t description;
    REQUIRE(dnnl_reorder_primitive_desc_create(&description, &from.layout, engine, &to.layout, engine, NULL));
    REQUIRE(dnnl_primitive_create(&reorder.primitive, description));
    dnnl_primitive_desc_destroy(description);
    return reorder;
}

static void run_reorder(const struct reorder *reorder)
{
    dnnl_exec_arg_t arguments[] = { { DNNL_ARG_FROM, reorder->from }, { DNNL_ARG_TO, reorder->to } };
    REQUIRE(dnnl_primitive_execute(reorder->primitive, stream, 2, arguments));
}

static void run(const struct product *product)
{
    for (int i = 0; i < product->befores; i++)
        run_reorder(&product->before[i]);
    REQUIRE(dnnl_primitive_execute(product->primitive, stream, product->arguments, product->argument));
    for (int i = 0; i < product->afters; i++)
        run_reorder(&product->after[i]);
}

static void destroy_reorder(struct reorder *reorder)
{
    dnnl_primitive_destroy(reorder->primitive);
    dnnl_memory_destroy(reorder->from);
    dnnl_memory_destroy(reorder->to);
}

static void destroy(struct product *product)
{
    for (int i = 0; i < product->befores; i++)
        destroy_reorder(&product->before[i]);
    for (int i = 0; i < product->afters; i++)
        destroy_reorder(&product->after[i]);
    for (int i = 0; i < product->arguments; i++)
    {
        dnnl_memory_destroy(product->argument[i].memory);
        free(product->copies[i]);
    }
    if (product->primitive)
        dnnl_primitive_destroy(product->primitive);
}

enum access { READ, WRITTEN };

/* Binds a tensor to an argument, by a copy where the primitive wants another layout. */
static void bind(struct product *product, int name, const struct tensor *tensor, const dnnl_memory_desc_t *wanted, enum access access)
{
    int i = product->arguments++;
    float *values = tensor->values;
    if (!dnnl_memory_desc_equal(&tensor->layout, wanted))
    {
        values = product->copies[i] = allocate(dnnl_memory_desc_get_size(wanted));
        struct tensor copy = { *wanted, values };
        if (access == WRITTEN)
            product->after[product->afters++] = reorder_of(copy, *tensor);
        else
            product->before[product->befores++] = reorder_of(*tensor, copy);
    }
    product->argument[i] = (dnnl_exec_arg_t){ name, memory_of(wanted, values) };
}

/* What an ordinary convolution or dense layer makes of which: seen from its output where it is transposed. */
enum direction { FORWARD, INPUT_GRADIENT, WEIGHT_GRADIENT };

/* The sides of a layer as an ordinary one: what has more pixels is the source. */
struct sides { struct shape source, target; };

static struct sides sides_of(const struct layer *layer)
{
    return layer->kind == TRANSPOSED ? (struct sides){ layer->output, layer->input } : (struct sides){ layer->input, layer->output };
}

static dnnl_memory_desc_t layout_of(int count, const dnnl_dims_t sizes, dnnl_format_tag_t tag)
{
    dnnl_memory_desc_t layout;
    REQUIRE(dnnl_memory_desc_init_by_tag(&layout, count, sizes, dnnl_f32, tag));
    return layout;
}

/* The description of activations of a shape: four dimensions, or rows of features on either side of a dense layer. */
static dnnl_memory_desc_t activations(const struct layer *layer, int rows, struct shape shape, dnnl_format_tag_t tag)
{
    dnnl_dims_t pixels = { rows, shape.channels, shape.height, shape.width }, features = { rows, size_of(shape) };
    return layer->kind == DENSE ? layout_of(2, features, tag == dnnl_format_tag_any ? tag : dnnl_ab) : layout_of(4, pixels, tag);
}

static dnnl_memory_desc_t weights(const struct layer *layer, dnnl_format_tag_t tag)
{
    struct sides sides = sides_of(layer);
    dnnl_dims_t taps = { sides.target.channels, sides.source.channels, layer->kernel[0], layer->kernel[1] };
    dnnl_dims_t dense = { size_of(sides.target), size_of(sides.source) };
    return layer->kind == DENSE ? layout_of(2, dense, tag) : layout_of(4, taps, tag);
}

union description { dnnl_convolution_desc_t convolution; dnnl_inner_product_desc_t dense; };

static dnnl_status_t describe(union description *to, const struct layer *layer, enum direction direction,
                              const dnnl_memory_desc_t *source, const dnnl_memory_desc_t *weight, const dnnl_memory_desc_t *bias,
                              const dnnl_memory_desc_t *target)
{
    if (layer->kind == DENSE)
        switch (direction)
        {
            case FORWARD:
                return dnnl_inner_product_forward_desc_init(&to->dense, dnnl_forward_training, source, weight, bias, target);
            case INPUT_GRADIENT:
                return dnnl_inner_product_backward_data_desc_init(&to->dense, source, weight, target);
            default:
                return dnnl_inner_product_backward_weights_desc_init(&to->dense, source, weight, NULL, target);
        }
    struct sides sides = sides_of(layer);
    dnnl_dims_t stride = { layer->stride[0], layer->stride[1] }, before = { layer->padding[0], layer->padding[1] }, after = {
        (sides.target.height - 1) * layer->stride[0] + layer->kernel[0] - sides.source.height - layer->padding[0],
        (sides.target.width - 1) * layer->stride[1] + layer->kernel[1] - sides.source.width - layer->padding[1],
    };
    switch (direction)
    {
        case FORWARD:
            return dnnl_convolution_forward_desc_init(
                &to->convolution, dnnl_forward_training, dnnl_convolution_direct, source, weight, bias, target, stride, before, after);
        case INPUT_GRADIENT:
            return dnnl_convolution_backward_data_desc_init(
                &to->convolution, dnnl_convolution_direct, source, weight, target, stride, before, after);
        default:
            return dnnl_convolution_backward_weights_desc_init(
                &to->convolution, dnnl_convolution_direct, source, weight, NULL, target, stride, before, after);
    }
}

/* What a product reads and writes. Weights without values have no home yet: the layout of the fastest becomes theirs (see settle). */
struct operands { struct tensor *source, *weight, *target; float *bias; };

static dnnl_primitive_attr_t relu_after(int wanted)
{
    dnnl_primitive_attr_t attributes;
    dnnl_post_ops_t after;
    REQUIRE(dnnl_primitive_attr_create(&attributes));
    REQUIRE(dnnl_post_ops_create(&after));
    if (wanted)
        REQUIRE(dnnl_post_ops_append_eltwise(after, 1, dnnl_eltwise_relu, 0, 0));
    REQUIRE(dnnl_primitive_attr_set_post_ops(attributes, after));
    dnnl_post_ops_destroy(after);
    return attributes;
}

static const dnnl_memory_desc_t *wanted(dnnl_primitive_desc_t description, dnnl_query_t which)
{
    return dnnl_primitive_desc_query_md(description, which, 0);
}

/* The least of some runs, of more where they are short, and of a few where it will not be the fastest. */
static double seconds_of(const struct product *product, double fastest)
{
    enum { FEW = 2, SOME = 4 };
    const double enough = 5e-4;
    double begin = now(), end = begin, least = 1e30;
    for (int i = 0; i < SOME || end - begin < enough; i++)
    {
        if (i >= FEW && least > 1.5 * fastest)
            break;
        double start = now();
        run(product);
        end = now();
        least = end - start < least ? end - start : least;
    }
    return least;
}

/* What tells implementations apart: the same one comes with several choices of layouts. */
struct identity { char name[64]; dnnl_memory_desc_t source, weight, target; };

static int is_known(const struct identity *known, int count, const struct identity *identity)
{
    for (int i = 0; i < count; i++)
        if (strcmp(known[i].name, identity->name) == 0 && dnnl_memory_desc_equal(&known[i].source, &identity->source) &&
            dnnl_memory_desc_equal(&known[i].weight, &identity->weight) && dnnl_memory_desc_equal(&known[i].target, &identity->target))
            return 1;
    return 0;
}

static struct identity identity_of(dnnl_primitive_desc_t description, enum direction direction)
{
    const char *name;
    struct identity identity = { .name = "" };
    REQUIRE(dnnl_primitive_desc_query(description, dnnl_query_impl_info_str, 0, &name));
    snprintf(identity.name, sizeof identity.name, "%s", name);
    identity.source = *wanted(description, direction == INPUT_GRADIENT ? dnnl_query_diff_src_md : dnnl_query_src_md);
    identity.weight = *wanted(description, direction == WEIGHT_GRADIENT ? dnnl_query_diff_weights_md : dnnl_query_weights_md);
    identity.target = *wanted(description, direction == FORWARD ? dnnl_query_dst_md : dnnl_query_diff_dst_md);
    return identity;
}

static struct product product_of(dnnl_primitive_desc_t description, const struct identity *layouts, enum direction direction,
                                 const struct operands *operands, const dnnl_memory_desc_t *bias)
{
    struct product product = { 0 };
    if (dnnl_primitive_create(&product.primitive, description) != dnnl_success)
        return (struct product){ 0 };
    int is_forward = direction == FORWARD, is_input = direction == INPUT_GRADIENT, is_weight = direction == WEIGHT_GRADIENT;
    struct tensor weight = operands->weight->values ? *operands->weight : (struct tensor){ layouts->weight, NULL };
    bind(&product, is_input ? DNNL_ARG_DIFF_SRC : DNNL_ARG_SRC, operands->source, &layouts->source, is_input ? WRITTEN : READ);
    bind(&product, is_forward ? DNNL_ARG_DST : DNNL_ARG_DIFF_DST, operands->target, &layouts->target, is_forward ? WRITTEN : READ);
    if (!weight.values)
        weight.values = product.copies[product.arguments] = allocate(dnnl_memory_desc_get_size(&weight.layout));
    bind(&product, is_weight ? DNNL_ARG_DIFF_WEIGHTS : DNNL_ARG_WEIGHTS, &weight, &layouts->weight, is_weight ? WRITTEN : READ);
    if (operands->bias && is_forward)
        product.argument[product.arguments++] = (dnnl_exec_arg_t){ DNNL_ARG_BIAS, memory_of(bias, operands->bias) };
    return product;
}

/* Gives the weights of a product that had no home for them the one where they will be. */
static void settle(struct product *product, float *values)
{
    for (int i = 0; i < product->arguments; i++)
        if (product->argument[i].arg == DNNL_ARG_WEIGHTS)
        {
            REQUIRE(dnnl_memory_set_data_handle(product->argument[i].memory, values));
            free(product->copies[i]);
            product->copies[i] = NULL;
        }
}

/* The fastest implementation of all that oneDNN has, each with every choice of whose layout is its own; `home`, if asked for, becomes
   the layout in which it has the weights. */
static struct product fastest(const struct layer *layer, int rows, enum direction direction, struct operands operands, int relu,
                              dnnl_memory_desc_t *home)
{
    struct sides sides = sides_of(layer);
    dnnl_memory_desc_t any_source = activations(layer, rows, sides.source, dnnl_format_tag_any);
    dnnl_memory_desc_t any_target = activations(layer, rows, sides.target, dnnl_format_tag_any);
    dnnl_memory_desc_t any_weight = weights(layer, dnnl_format_tag_any);
    dnnl_dims_t biases = { any_target.dims[1] };
    dnnl_memory_desc_t bias = layout_of(1, biases, dnnl_a);
    dnnl_primitive_attr_t attributes = relu_after(relu && direction == FORWARD);
    union description forward, wanted_one;
    dnnl_primitive_desc_t hint = NULL;
    REQUIRE(describe(&forward, layer, FORWARD, &any_source, &any_weight, NULL, &any_target));
    REQUIRE(dnnl_primitive_desc_create(&hint, &forward, NULL, engine, NULL));
    enum { MOST_IMPLEMENTATIONS = 64 };
    struct identity known[MOST_IMPLEMENTATIONS];
    int count = 0;
    struct product best = { 0 };
    double best_seconds = 1e30;
    for (int own = 0; own < 8; own++)
    {
        if ((own & 4) && !operands.weight->values)
            continue;
        dnnl_primitive_desc_iterator_t implementations;
        if (describe(&wanted_one, layer, direction, own & 1 ? &operands.source->layout : &any_source,
                     own & 4 ? &operands.weight->layout : &any_weight, operands.bias ? &bias : NULL,
                     own & 2 ? &operands.target->layout : &any_target) != dnnl_success ||
            dnnl_primitive_desc_iterator_create(&implementations, &wanted_one, attributes, engine,
                                                direction == FORWARD ? NULL : hint) != dnnl_success)
            continue;
        do
        {
            dnnl_primitive_desc_t description = dnnl_primitive_desc_iterator_fetch(implementations);
            struct identity identity = identity_of(description, direction);
            /* The plain loops of reference are the last resort. */
            int is_hopeless = strncmp(identity.name, "ref", 3) == 0 && best.primitive;
            struct product product = { 0 };
            if (!is_hopeless && count < MOST_IMPLEMENTATIONS && !is_known(known, count, &identity))
            {
                known[count++] = identity;
                product = product_of(description, &identity, direction, &operands, &bias);
            }
            double seconds = product.primitive ? seconds_of(&product, best_seconds) : 1e30;
            if (seconds < best_seconds)
            {
                destroy(&best);
                best = product;
                best_seconds = seconds;
                if (home)
                    *home = identity.weight;
            }
            else
                destroy(&product);
            dnnl_primitive_desc_destroy(description);
        }
        while (dnnl_primitive_desc_iterator_next(implementations) == dnnl_success);
        dnnl_primitive_desc_iterator_destroy(implementations);
    }
    dnnl_primitive_desc_destroy(hint);
    dnnl_primitive_attr_destroy(attributes);
    if (!best.primitive)
    {
        fprintf(stderr, "oneDNN has no implementation of a layer.\n");
        exit(1);
    }
    return best;
}
