/* A transposed convolution of stride 1 and 3x3 taps into one channel, for which oneDNN has no more than a general matrix product: four
   pixels at a time, the lanes' sums added up at the end. Activations are [rows][channels/width][pixels][width], weights
   [channels/width][taps][width]. */
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
