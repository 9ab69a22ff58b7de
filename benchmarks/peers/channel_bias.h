/* Bias and ReLU of activations [planes][pixels][width], and their gradients: where a primitive has not done it already. */
#pragma once

/* With the width known to the compiler, a bias stays in registers. */
#define FOR_WIDTH(width, call)      \
    switch (width)                  \
    {                               \
        case 1: call(1); break;     \
        case 3: call(3); break;     \
        case 6: call(6); break;     \
        case 8: call(8); break;     \
        case 16: call(16); break;   \
        case 32: call(32); break;   \
        case 64: call(64); break;   \
        case 128: call(128); break; \
        default: call(width);       \
    }

static inline __attribute__((always_inline)) void add_bias_of(
    float *restrict y, const float *restrict bias, int planes, int groups, int pixels, int width, int relu)
{
    for (int plane = 0; plane < planes; plane++)
    {
        const float *restrict own = bias + plane % groups * width;
        for (int pixel = 0; pixel < pixels; pixel++, y += width)
            for (int i = 0; i < width; i++)
            {
                float sum = y[i] + own[i];
                y[i] = relu && !(sum > 0) ? 0 : sum;
            }
    }
}

/* Gradients of what ReLU has made zero become zero; the sums over rows and pixels are the bias's. */
static inline __attribute__((always_inline)) void bias_gradient_of(
    float *restrict dy, const float *restrict y, float *restrict d_bias, int planes, int groups, int pixels, int width, int relu)
{
    for (int i = 0; i < groups * width; i++)
        d_bias[i] = 0;
    for (int plane = 0; plane < planes; plane++)
    {
        float sums[width];
        for (int i = 0; i < width; i++)
            sums[i] = 0;
        for (int pixel = 0; pixel < pixels; pixel++, y += width, dy += width)
            for (int i = 0; i < width; i++)
            {
                float d = relu && !(y[i] > 0) ? 0 : dy[i];
                if (relu)
                    dy[i] = d;
                sums[i] += d;
            }
        for (int i = 0; i < width; i++)
            d_bias[plane % groups * width + i] += sums[i];
    }
}

static void add_bias(float *y, const float *bias, int rows, int groups, int pixels, int width, int relu)
{
#define ADD(constant) add_bias_of(y, bias, rows * groups, groups, pixels, constant, relu)
    FOR_WIDTH(width, ADD)
#undef ADD
}

static void bias_gradient(float *dy, const float *y, float *d_bias, int rows, int groups, int pixels, int width, int relu)
{
#define GRADIENT(constant)                                                                     \
    if (relu)                                                                                  \
        bias_gradient_of(dy, y, d_bias, rows * groups, groups, pixels, constant, 1);           \
    else                                                                                       \
        bias_gradient_of(dy, y, d_bias, rows * groups, groups, pixels, constant, 0)
    FOR_WIDTH(width, GRADIENT)
#undef GRADIENT
}
