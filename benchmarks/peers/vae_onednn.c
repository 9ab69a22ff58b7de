/* name: C + oneDNN
   needs: gcc or clang, and oneDNN (Debian: libdnnl-dev)
   links: -ldnnl -lm */
#include <oneapi/dnnl/dnnl.h>

static void forward(const float *x, const float *w, float *y, int inputs, int outputs)
{
    dnnl_sgemm('N', 'N', ROWS, outputs, inputs, 1, x, inputs, w, outputs, 0, y, outputs);
}

static void input_gradient(const float *dy, const float *w, float *dx, int inputs, int outputs)
{
    dnnl_sgemm('N', 'T', ROWS, inputs, outputs, 1, dy, outputs, w, outputs, 0, dx, inputs);
}

static void weight_gradient(const float *x, const float *dy, float *dw, int inputs, int outputs)
{
    dnnl_sgemm('T', 'N', inputs, outputs, ROWS, 1, x, inputs, dy, outputs, 0, dw, outputs);
}

#include "vae_step.h"
