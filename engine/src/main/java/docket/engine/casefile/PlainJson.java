package docket.engine.casefile;

import docket.engine.refusal.Refused;
import docket.engine.refusal.RequestRefusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reduces content to what JSON can say and read back unchanged: text, whole numbers, decimals, booleans, null, lists
 * and objects with sorted keys. So the event in memory and the event read from the store are equal, and hash alike.
 */
final class PlainJson {

    /** @throws Refused INVALID_FIELD, naming the field whose value has no such form */
    static Map<String, Object> of(Map<String, ?> content) {
        Map<String, Object> plain = new TreeMap<>();
        content.forEach((field, value) -> plain.put(field, value(field, value)));
        return Collections.unmodifiableMap(plain);
    }

    @SuppressWarnings("NullAway") // JSON knows null as a value; Map<String, Object> cannot say so
    private static Object value(String field, @Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(field, number);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new TreeMap<>();
            map.forEach((key, inner) -> plain.put(String.valueOf(key), value(field + "." + key, inner)));
            return Collections.unmodifiableMap(plain);
        }
        if (value instanceof Collection<?> items) {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(value(field + "[" + plain.size() + "]", item)));
            return Collections.unmodifiableList(plain);
        }
        if (value instanceof TemporalAccessor || value instanceof Enum<?>) {
            return value.toString();
        }
        throw new Refused(RequestRefusal.INVALID_FIELD, field, value.getClass().getSimpleName());
    }

    /** Gives 5, 5L, 5.0 and 5.00, which are one number, the type that reading its JSON gives. */
    private static Number number(String field, Number number) {
        if (!Double.isFinite(number.doubleValue()) && (number instanceof Double || number instanceof Float)) {
            throw new Refused(RequestRefusal.INVALID_FIELD, field, number);
        }
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
        if (exact.scale() > 0 || exact.scale() < -30) {
            return exact;
        }
        BigInteger integer = exact.toBigInteger();
        if (integer.bitLength() < Integer.SIZE) {
            return integer.intValue();
        }
        return integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer;
    }

    private PlainJson() {}
}
