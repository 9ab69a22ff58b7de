/* name: plain C
   needs: gcc or clang
   links: -lm */

/* Registers as wide as there are, and tiles of as many rows, of two vectors or one, as keep their sums in them. */
#ifdef __AVX512F__
enum { LANES = 16, TALL = 16, SQUARE = 8 };
#else
enum { LANES = 8, TALL = 12, SQUARE = 6 };
#endif

typedef float lanes __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline))

/* The longest dimension of any product. */
enum { MOST = (INPUTS > HIDDEN ? INPUTS : HIDDEN) + ROWS };

/* All sizes are known, so a compiler keeps the sums of a tile in registers.
   c[rows, LANES * vectors] = a[rows, depth] b[depth, LANES * vectors]; a may be stored either way round. */
INLINE void tile(int rows, int vectors, int depth, const float *restrict a, int a_row, int a_depth,
                 const float *restrict b, int b_depth, float *restrict c, int c_row)
{
    lanes sums[TALL][2];
#pragma GCC unroll 16
    for (int row = 0; row < rows; row++)
#pragma GCC unroll 2
        for (int i = 0; i < vectors; i++)
            sums[row][i] = (lanes){ 0 };
    for (int k = 0; k < depth; k++)
#pragma GCC unroll 16
        for (int row = 0; row < rows; row++)
#pragma GCC unroll 2
            for (int i = 0; i < vectors; i++)
                sums[row][i] += a[row * a_row + k * a_depth] * *(const lanes *)(b + k * b_depth + LANES * i);
#pragma GCC unroll 16
    for (int row = 0; row < rows; row++)
#pragma GCC unroll 2
        for (int i = 0; i < vectors; i++)
            *(lanes *)(c + row * c_row + LANES * i) = sums[row][i];
}

/* As many rows as a tile has, then one by one. */
INLINE void panel(int tile_rows, int vectors, int rows, int depth, const float *restrict a, int a_row, int a_depth,
                  const float *restrict b, int b_depth, float *restrict c, int c_row)
{
    for (int row = 0; row < rows / tile_rows * tile_rows; row += tile_rows)
        tile(tile_rows, vectors, depth, a + row * a_row, a_row, a_depth, b, b_depth, c + row * c_row, c_row);
    for (int row = rows / tile_rows * tile_rows; row < rows; row++)
        tile(1, vectors, depth, a + row * a_row, a_row, a_depth, b, b_depth, c + row * c_row, c_row);
}

/* c[rows, columns] = a[rows, depth] b[depth, columns]: panels of two vectors, then of one, then what is left, filled up. */
INLINE void multiply(int rows, int columns, int depth, const float *restrict a, int a_row, int a_depth,
                     const float *restrict b, float *restrict c)
{
    int column = 0, rest = columns % LANES;
    for (; column + 2 * LANES <= columns; column += 2 * LANES)
        panel(SQUARE, 2, rows, depth, a, a_row, a_depth, b + column, columns, c + column, columns);
    for (; column + LANES <= columns; column += LANES)
        panel(TALL, 1, rows, depth, a, a_row, a_depth, b + column, columns, c + column, columns);
    if (rest == 0)
        return;
    static float narrow_b[MOST * LANES] __attribute__((aligned(64))), narrow_c[MOST * LANES] __attribute__((aligned(64)));
    for (int k = 0; k < depth; k++)
        for (int i = 0; i < rest; i++)
            narrow_b[LANES * k + i] = b[k * columns + column + i];
    panel(TALL, 1, rows, depth, a, a_row, a_depth, narrow_b, LANES, narrow_c, LANES);
    for (int row = 0; row < rows; row++)
        for (int i = 0; i < rest; i++)
            c[row * columns + column + i] = narrow_c[LANES * row + i];
}

INLINE void forward(const float *restrict x, const float *restrict w, float *restrict y, int inputs, int outputs)
{
    multiply(ROWS, outputs, inputs, x, inputs, 1, w, y);
}

INLINE void input_gradient(const float *restrict dy, const float *restrict w, float *restrict dx, int inputs, int outputs)
{
    static float transposed[INPUTS * HIDDEN] __attribute__((aligned(64)));
    if (ROWS == 1)
    {
        for (int input = 0; input < inputs; input++)
        {
            float sum = 0;
            for (int output = 0; output < outputs; output++)
                sum += dy[output] * w[input * outputs + output];
            dx[input] = sum;
        }
        return;
    }
    for (int output = 0; output < outputs; output++)
        for (int input = 0; input < inputs; input++)
            transposed[output * inputs + input] = w[input * outputs + output];
    multiply(ROWS, inputs, outputs, dy, outputs, 1, transposed, dx);
}

INLINE void weight_gradient(const float *restrict x, const float *restrict dy, float *restrict dw, int inputs, int outputs)
{
    multiply(inputs, outputs, ROWS, x, 1, inputs, dy, dw);
}

#include "vae_step.h"
