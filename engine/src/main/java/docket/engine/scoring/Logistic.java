package docket.engine.scoring;

/**
 * The logistic function from micro-logits to millionths, in integers only: no floating point, no library, so it has the
 * same answer on every machine and in every language. It lies within one millionth of the exact value.
 *
 * <p>{@code e^-x} is taken to nine decimals: the fraction of {@code x} by its Taylor series, the whole part by repeated
 * multiplication with {@code e^-1}; every division truncates. {@code docs/scoring.md} gives it in Python.
 */
public final class Logistic {
    private static final long ONE = 1_000_000_000L;
    private static final long INVERSE_E = 367_879_441L;
    private static final long MICROS = 1_000_000L;
    private static final long ZERO_FROM_WHOLE_LOGITS = 21;

    private Logistic() {}

    /** Answers a probability from 0 to 1,000,000 for any sum. */
    public static int micros(long microLogits) {
        long distance = microLogits == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(microLogits);
        long exponential = exponentialOfMinus(distance);
        long upper = (ONE * MICROS + (ONE + exponential) / 2) / (ONE + exponential);
        return (int) (microLogits >= 0 ? upper : MICROS - upper);
    }

    private static long exponentialOfMinus(long microLogits) {
        long fraction = microLogits % MICROS;
        long exponential = 0;
        long term = ONE;
        for (int n = 1; term > 0; n++) {
            exponential += n % 2 == 1 ? term : -term;
            term = term * fraction / (MICROS * n);
        }
        for (long whole = Math.min(microLogits / MICROS, ZERO_FROM_WHOLE_LOGITS); whole > 0; whole--) {
            exponential = exponential * INVERSE_E / ONE;
        }
        return exponential;
    }
}
