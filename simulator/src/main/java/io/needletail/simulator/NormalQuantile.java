package io.needletail.simulator;

/**
 * The quantile function of the standard normal distribution, by P. J. Acklam's rational approximation (relative error
 * below 1.2e-9). One uniform number gives one normal one, and {@link StrictMath} gives the same on every JVM.
 */
final class NormalQuantile {
    private static final double TAIL = 0.02425;
    /** Quantiles nearer to 0 or 1 than this are not told apart: the result stays within 8.3 deviations. */
    private static final double EDGE = 0x1.0p-53;

    private NormalQuantile() {}

    /** Standard deviations from the mean, for a quantile of at least 0 and less than 1. */
    static double of(double quantile) {
        double p = Math.min(Math.max(quantile, EDGE), 1 - EDGE);
        if (p < TAIL) {
            return tail(p);
        }
        return p > 1 - TAIL ? -tail(1 - p) : centre(p - 0.5);
    }

    private static double tail(double p) {
        double q = StrictMath.sqrt(-2 * StrictMath.log(p));
        double top = -7.784894002430293e-03 * q - 3.223964580411365e-01;
        top = (top * q - 2.400758277161838e+00) * q - 2.549732539343734e+00;
        top = (top * q + 4.374664141464968e+00) * q + 2.938163982698783e+00;
        double bottom = 7.784695709041462e-03 * q + 3.224671290700398e-01;
        bottom = (bottom * q + 2.445134137142996e+00) * q + 3.754408661907416e+00;
        return top / (bottom * q + 1);
    }

    private static double centre(double q) {
        double r = q * q;
        double top = -3.969683028665376e+01 * r + 2.209460984245205e+02;
        top = (top * r - 2.759285104469687e+02) * r + 1.383577518672690e+02;
        top = (top * r - 3.066479806614716e+01) * r + 2.506628277459239e+00;
        double bottom = -5.447609879822406e+01 * r + 1.615858368580409e+02;
        bottom = (bottom * r - 1.556989798598866e+02) * r + 6.680131188771972e+01;
        bottom = (bottom * r - 1.328068155288572e+01) * r + 1;
        return top * q / bottom;
    }
}
