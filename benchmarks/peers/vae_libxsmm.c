/* name: C + libxsmm
   needs: gcc or clang, and libxsmm (Debian: libxsmm-dev libopenblas-dev)
   links: -lxsmm -lopenblas -lpthread -ldl -lm */
#include <libxsmm.h>

/* libxsmm compiles a kernel for each size when first asked. It works by columns, and a row-major matrix is its transpose by
   columns: y = x W is asked for as y' = W' x'.
   C (m by n) = A (m by k) op(B) (k by n), by columns; `kernel` keeps what was compiled. */
static inline void multiply(libxsmm_smmfunction *kernel, int flags, int m, int n, int k, int stride_b,
                            const float *a, const float *b, float *c)
{
    if (!*kernel)
    {
        const float one = 1, zero = 0;
        *kernel = libxsmm_smmdispatch(m, n, k, &m, &stride_b, &m, &one, &zero, &flags, NULL);
        if (!*kernel)
            abort();
    }
    (*kernel)(a, b, c);
}

/* One kernel a product of each layer: layers are told apart by their sizes. */
#define KERNEL(inputs, outputs) (&kernels[((inputs) == INPUTS) + 2 * ((outputs) == INPUTS) + 4 * ((inputs) == LATENT)])

static void forward(const float *x, const float *w, float *y, int inputs, int outputs)
{
    static libxsmm_smmfunction kernels[8];
    multiply(KERNEL(inputs, outputs), LIBXSMM_GEMM_FLAG_NONE, outputs, ROWS, inputs, inputs, w, x, y);
}

/* Kernels take no transposed W: it is transposed before. */
static void input_gradient(const float *restrict dy, const float *restrict w, float *restrict dx, int inputs, int outputs)
{
    static libxsmm_smmfunction kernels[8];
    static float transposed[INPUTS * HIDDEN] __attribute__((aligned(64)));
    for (int output = 0; output < outputs; output++)
        for (int input = 0; input < inputs; input++)
            transposed[output * inputs + input] = w[input * outputs + output];
    multiply(KERNEL(inputs, outputs), LIBXSMM_GEMM_FLAG_NONE, inputs, ROWS, outputs, outputs, transposed, dy, dx);
}

static void weight_gradient(const float *x, const float *dy, float *dw, int inputs, int outputs)
{
    static libxsmm_smmfunction kernels[8];
    multiply(KERNEL(inputs, outputs), LIBXSMM_GEMM_FLAG_TRANS_B, outputs, inputs, ROWS, inputs, dy, x, dw);
}

#include "vae_step.h"
