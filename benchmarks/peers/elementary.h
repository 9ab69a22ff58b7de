/* Exponential, logarithm and normal noise as plain polynomials, which compilers turn into vector code. */
#pragma once
#include <stdint.h>

static inline float from_bits(int32_t bits)
{
    union { int32_t bits; float value; } pun = { bits };
    return pun.value;
}

static inline int32_t to_bits(float value)
{
    union { float value; int32_t bits; } pun = { value };
    return pun.bits;
}

/* 2^n e^r with |r| <= ln(2)/2; minimax polynomial, relative error 1e-7. */
static inline float exponential(float x)
{
    x = x < -87 ? -87 : x > 88 ? 88 : x;
    float n = __builtin_rintf(x * 1.44269504f);
    float r = x - n * 0.693145752f - n * 1.42860677e-6f;
    float q = ((8.374648573e-03f * r + 4.189832334e-02f) * r + 1.666645716e-01f) * r + 4.999914666e-01f;
    return from_bits(((int32_t)n + 127) << 23) * (1 + r + r * r * q);
}

/* log(1 + x) for x in [0, 1]; minimax polynomial, absolute error 4e-8. */
static inline float log_one_plus(float x)
{
    float p = -6.452620342e-03f * x + 3.608454980e-02f;
    p = p * x - 9.532253745e-02f;
    p = p * x + 1.676478912e-01f;
    p = p * x - 2.407307702e-01f;
    p = p * x + 3.317982570e-01f;
    p = p * x - 4.998740451e-01f;
    p = p * x + 9.999964236e-01f;
    return p * x;
}

/* The natural logarithm of a positive normal number: 2^e (1 + f) gives e log 2 + log(1 + f). */
static inline float logarithm(float x)
{
    int32_t bits = to_bits(x);
    float e = (float)((bits >> 23) - 127);
    return e * 0.693147181f + log_one_plus(from_bits((bits & 0x7fffff) | 0x3f800000) - 1);
}

/* A bijection of 32 bits that makes counters look random. */
static inline uint32_t mixed(uint32_t x)
{
    x = (x ^ x >> 16) * 0x85ebca6bu;
    x = (x ^ x >> 13) * 0xc2b2ae35u;
    return x ^ x >> 16;
}

/* Standard normal noise by Box and Muller: radius from one word, angle within half a turn from another, whose last bit flips
   the cosine's sign. Fills 2 * pairs values. */
static inline void fill_with_normal(float *restrict noise, int pairs, uint32_t counter)
{
    for (int i = 0; i < pairs; i++)
    {
        uint32_t first = mixed(counter + 2u * (uint32_t)i), second = mixed(counter + 2u * (uint32_t)i + 1u);
        float uniform = (float)(int32_t)((first >> 8) + 1) * 0x1p-24f;
        float square = -2 * logarithm(uniform);
        float radius = __builtin_sqrtf(square > 0 ? square : 0);
        float a = (float)(int32_t)second * 0x1p-31f, q = a * a;
        float sine = (((1.516785319e-04f * q - 4.674157496e-03f) * q + 7.968992687e-02f) * q - 6.459637613e-01f) * q + 1.570796320f;
        float cosine = (((8.581906198e-04f * q - 2.081062752e-02f) * q + 2.536507446e-01f) * q - 1.233698215f) * q + 9.999999535e-01f;
        noise[i] = radius * sine * a;
        noise[i + pairs] = from_bits(to_bits(radius * cosine) ^ (int32_t)((second & 1u) << 31));
    }
}
