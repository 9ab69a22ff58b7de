/* Takes turns with the programs it is compared with: each line of standard input, a number of seconds, is answered by a line
   "minimum<TAB>median<TAB>loss", in microseconds a step, of samples of about a millisecond each; the loss is the last step's. */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ALIGNED __attribute__((aligned(64)))

enum { SAMPLES = 1 << 20 };
static const double sample_seconds = 1e-3;

/* In [0, 1), from a linear congruential generator (Knuth's MMIX). */
static float uniform(void)
{
    static uint64_t word = 1;
    word = word * 6364136223846793005u + 1442695040888963407u;
    return (float)(word >> 40) * 0x1p-24f;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int ascending(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void measure(float (*step)(void), double seconds)
{
    static double samples[SAMPLES];
    float loss = 0;
    int count = 0, calls = 0;
    double start = now(), elapsed;
    /* A tenth of the time to warm up, and at least three steps. */
    while ((elapsed = now() - start) < seconds / 10 || calls < 3)
    {
        loss = step();
        calls++;
    }
    int calls_per_sample = (int)(sample_seconds * calls / elapsed);
    if (calls_per_sample < 1)
        calls_per_sample = 1;
    double begin = now();
    do
    {
        start = now();
        for (int i = 0; i < calls_per_sample; i++)
            loss = step();
        samples[count++] = (now() - start) / calls_per_sample * 1e6;
    }
    while (now() - begin < seconds && count < SAMPLES);
    qsort(samples, (size_t)count, sizeof *samples, ascending);
    printf("%.4f\t%.4f\t%.4f\n", samples[0], samples[count / 2], (double)loss);
    fflush(stdout);
}

static int take_turns(float (*step)(void))
{
    double seconds;
    while (scanf("%lf", &seconds) == 1)
        measure(step, seconds);
    return 0;
}
