/* Adam with PyTorch's bias corrections: p -= rate / (1 - b1^t) * m / (sqrt(v / (1 - b2^t)) + epsilon). */
#pragma once
#include <math.h>

struct adam { float step, scale; };

static struct adam adam_at(long t)
{
    struct adam adam = { (float)(1e-3 / (1 - pow(0.9, (double)t))), (float)(1 / sqrt(1 - pow(0.999, (double)t))) };
    return adam;
}

static inline void adam_element(struct adam adam, float gradient, float *p, float *m, float *v)
{
    *m = 0.9f * *m + 0.1f * gradient;
    *v = 0.999f * *v + 0.001f * gradient * gradient;
    *p -= adam.step * *m / (__builtin_sqrtf(*v) * adam.scale + 1e-8f);
}

static inline void adam_update(struct adam adam, const float *restrict gradient, long count,
                               float *restrict p, float *restrict m, float *restrict v)
{
    for (long i = 0; i < count; i++)
        adam_element(adam, gradient[i], p + i, m + i, v + i);
}

/* The same where the gradient is x times dy: one row of a weight gradient that is an outer product. */
static inline void adam_outer_update(struct adam adam, float x, const float *restrict dy, int count,
                                     float *restrict p, float *restrict m, float *restrict v)
{
    for (int i = 0; i < count; i++)
        adam_element(adam, x * dy[i], p + i, m + i, v + i);
}
