/* A convolutional variational autoencoder by a program's arguments: rows of a step, units of z, the likelihood ("bernoulli" or
   "unit-gaussian"), and each layer from the input to the likelihood's parameters:
     conv 28x28x1 14x14x32 3x3 2x2 1x1 relu     input and output (height x width x channels), kernel, stride, padding, activation
     transposed 14x14x32 28x28x1 3x3 2x2 1x1 identity
     dense 3136 16 relu                          features of input and output
     posterior 16 4 identity                     the dense layer that gives means and log-variances of z */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LAYERS = 32 };

enum kind { CONVOLUTION, TRANSPOSED, DENSE };

struct shape { int height, width, channels; };

struct layer
{
    enum kind kind;
    int is_posterior, relu;
    struct shape input, output;
    int kernel[2], stride[2], padding[2];
};

struct network
{
    int rows, latent, is_bernoulli;
    int count, posterior;
    struct layer layers[MOST_LAYERS];
};

static int size_of(struct shape shape)
{
    return shape.height * shape.width * shape.channels;
}

static void swap(int *a, int *b)
{
    int kept = *a;
    *a = *b;
    *b = kept;
}

/* Data along one axis lie along the width, where libraries take many positions at once. */
static void lay_along_width(struct layer *layer)
{
    if (layer->input.width > 1 || layer->output.width > 1)
        return;
    swap(&layer->input.height, &layer->input.width);
    swap(&layer->output.height, &layer->output.width);
    swap(layer->kernel, layer->kernel + 1);
    swap(layer->stride, layer->stride + 1);
    swap(layer->padding, layer->padding + 1);
}

static struct layer layer_of(const char *text)
{
    struct layer layer = { .kind = DENSE, .kernel = { 1, 1 }, .stride = { 1, 1 } };
    struct shape *in = &layer.input, *out = &layer.output;
    char kind[16], activation[16];
    if (sscanf(text, "%15s %dx%dx%d %dx%dx%d %dx%d %dx%d %dx%d %15s", kind, &in->height, &in->width, &in->channels,
               &out->height, &out->width, &out->channels, layer.kernel, layer.kernel + 1, layer.stride, layer.stride + 1,
               layer.padding, layer.padding + 1, activation) == 14)
        layer.kind = strcmp(kind, "conv") ? TRANSPOSED : CONVOLUTION;
    else if (sscanf(text, "%15s %d %d %15s", kind, &in->channels, &out->channels, activation) == 4)
        in->height = in->width = out->height = out->width = 1;
    else
    {
        fprintf(stderr, "'%s' is no layer.\n", text);
        exit(2);
    }
    lay_along_width(&layer);
    layer.is_posterior = strcmp(kind, "posterior") == 0;
    layer.relu = strcmp(activation, "relu") == 0;
    return layer;
}

static struct network network_of(int count, char **arguments)
{
    if (count < 4 || count - 3 > MOST_LAYERS)
    {
        fprintf(stderr, "The arguments are rows, units of z, a likelihood and at most %d layers.\n", MOST_LAYERS);
        exit(2);
    }
    struct network network = {
        .rows = atoi(arguments[0]),
        .latent = atoi(arguments[1]),
        .is_bernoulli = strcmp(arguments[2], "bernoulli") == 0,
        .count = count - 3,
    };
    for (int i = 0; i < network.count; i++)
    {
        network.layers[i] = layer_of(arguments[3 + i]);
        if (network.layers[i].is_posterior)
            network.posterior = i;
    }
    return network;
}
