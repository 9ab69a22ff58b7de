/* Convolutions of 3x3 taps on one channel, for which oneDNN may have no more than a general matrix product: the transposed one of
   stride 1 into one channel, four pixels at a time, the lanes' sums added up at the end; and weight gradients. Activations are
   [rows][channels/width][pixels][width], weights [channels/width][taps][width]. */
#pragma once
#include "network.h"

#ifdef __AVX512F__
enum { LANES = 16 };
#else
enum { LANES = 8 };
#endif
typedef float lanes __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline))

enum { PIXELS = 4, TAPS = 9 };

static int fits_one_channel(const struct layer *layer, int width)
{
    return layer->kind == TRANSPOSED && layer->output.channels == 1 && layer->output.width % PIXELS == 0 && width % LANES == 0 &&
        layer->kernel[0] == 3 && layer->kernel[1] == 3 && layer->stride[0] == 1 && layer->stride[1] == 1 &&
        layer->padding[0] == 1 && layer->padding[1] == 1;
}

/* Beyond the left and the right border, which `left` and `right` say to be there, pixels are zero. */
INLINE void pixels_of_one_channel(struct shape shape, int width, const float *image, const float *weight, int y, int x,
                                  int left, int right, float bias, float *output)
{
    const lanes zero = { 0 };
    lanes sums[PIXELS] = { zero, zero, zero, zero };
    int plane = shape.height * shape.width * width;
    for (int channel = 0; channel < shape.channels; channel += LANES)
    {
        int group = channel / width, lane = channel % width;
        for (int tap = 0; tap < 3; tap++)
        {
            int row = y + 1 - tap;
            if (row < 0 || row >= shape.height)
                continue;
            const float *pixel = image + group * plane + (row * shape.width + x) * width + lane;
            const float *w = weight + (group * TAPS + 3 * tap) * width + lane;
            lanes first = *(const lanes *)w, second = *(const lanes *)(w + width), third = *(const lanes *)(w + 2 * width);
            lanes before = left ? zero : *(const lanes *)(pixel - width), here = *(const lanes *)pixel;
#pragma GCC unroll 4
            for (int i = 0; i < PIXELS; i++)
            {
                lanes next = right && i == PIXELS - 1 ? zero : *(const lanes *)(pixel + (i + 1) * width);
                sums[i] += next * first + here * second + before * third;
                before = here;
                here = next;
            }
        }
    }
    for (int i = 0; i < PIXELS; i++)
    {
        float sum = 0;
        for (int lane = 0; lane < LANES; lane++)
            sum += sums[i][lane];
        output[i] = sum + bias;
    }
}

static void forward_one_channel(struct shape shape, int rows, int width, const float *input, const float *weight, float bias,
                                float *output)
{
    int last = shape.width - PIXELS;
    for (int row = 0; row < rows; row++, input += size_of(shape), output += shape.height * shape.width)
        for (int y = 0; y < shape.height; y++)
        {
            float *line = output + y * shape.width;
            if (last == 0)
            {
                pixels_of_one_channel(shape, width, input, weight, y, 0, 1, 1, bias, line);
                continue;
            }
            pixels_of_one_channel(shape, width, input, weight, y, 0, 1, 0, bias, line);
            for (int x = PIXELS; x < last; x += PIXELS)
                pixels_of_one_channel(shape, width, input, weight, y, x, 0, 0, bias, line + x);
            pixels_of_one_channel(shape, width, input, weight, y, last, 0, 1, bias, line + last);
        }
}

/* Whether the side with more pixels has one channel, and the other, in groups of `width`, fills registers. */
static int fits_one_channel_gradient(const struct layer *layer, int width)
{
    struct shape many_pixels = layer->kind == TRANSPOSED ? layer->output : layer->input;
    return layer->kind != DENSE && many_pixels.channels == 1 && width % LANES == 0 &&
        layer->kernel[0] == 3 && layer->kernel[1] == 3 && layer->padding[0] == 1 && layer->padding[1] == 1;
}

static size_t padded_bytes(struct shape image)
{
    return sizeof(float) * (size_t)(image.height + 2) * (size_t)(image.width + 2);
}

/* gradient = sum over rows and pixels of an activation times the nine pixels around its place in the image; `padded` has a border of
   zeros, which stays. */
static void one_channel_gradient(struct shape image, struct shape shape, const int *stride, int rows, int width, const float *images,
                                 const float *activations, float *gradient, float *padded)
{
    int line = image.width + 2;
    memset(gradient, 0, sizeof(float) * TAPS * (size_t)shape.channels);
    for (int row = 0; row < rows; row++, images += size_of(image), activations += size_of(shape))
    {
        for (int y = 0; y < image.height; y++)
            memcpy(padded + (y + 1) * line + 1, images + y * image.width, sizeof(float) * (size_t)image.width);
        for (int channel = 0; channel < shape.channels; channel += LANES)
        {
            int group = channel / width, lane = channel % width;
            const float *activation = activations + group * shape.height * shape.width * width + lane;
            float *place = gradient + group * TAPS * width + lane;
            lanes sums[TAPS];
#pragma GCC unroll 9
            for (int tap = 0; tap < TAPS; tap++)
                sums[tap] = *(const lanes *)(place + tap * width);
            for (int y = 0; y < shape.height; y++)
                for (int x = 0; x < shape.width; x++, activation += width)
                {
                    const float *around = padded + y * stride[0] * line + x * stride[1];
                    lanes d = *(const lanes *)activation;
#pragma GCC unroll 9
                    for (int tap = 0; tap < TAPS; tap++)
                        sums[tap] += d * around[tap / 3 * line + tap % 3];
                }
#pragma GCC unroll 9
            for (int tap = 0; tap < TAPS; tap++)
                *(lanes *)(place + tap * width) = sums[tap];
        }
    }
}
