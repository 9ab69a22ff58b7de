/* name: C + OpenBLAS
   needs: gcc or clang, and OpenBLAS (Debian: libopenblas-dev)
   links: -lopenblas -lm */
#include <cblas.h>

static void forward(const float *x, const float *w, float *y, int inputs, int outputs)
{
    if (ROWS == 1)
        cblas_sgemv(CblasRowMajor, CblasTrans, inputs, outputs, 1, w, outputs, x, 1, 0, y, 1);
    else
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, ROWS, outputs, inputs, 1, x, inputs, w, outputs, 0, y, outputs);
}

static void input_gradient(const float *dy, const float *w, float *dx, int inputs, int outputs)
{
    if (ROWS == 1)
        cblas_sgemv(CblasRowMajor, CblasNoTrans, inputs, outputs, 1, w, outputs, dy, 1, 0, dx, 1);
    else
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, ROWS, inputs, outputs, 1, dy, outputs, w, outputs, 0, dx, inputs);
}

static void weight_gradient(const float *x, const float *dy, float *dw, int inputs, int outputs)
{
    cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, inputs, outputs, ROWS, 1, x, inputs, dy, outputs, 0, dw, outputs);
}

#include "vae_step.h"
