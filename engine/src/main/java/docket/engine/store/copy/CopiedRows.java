package docket.engine.store.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query as PostgreSQL copies them out in binary: the server sends while the program works, keeps nothing
 * behind, and prints nothing. It costs a third of a cursor. Not thread-safe; while it is open, the connection does
 * nothing else. A {@link Row} may be read elsewhere.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">PostgreSQL, COPY, binary format</a>
 */
public final class CopiedRows implements AutoCloseable {

    private static final int HEADER = 19;
    private static final String CANCELLED = "57014";
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final PGConnection connection;
    private final CopyOut copy;
    private boolean begun;

    /** @param query without parameters */
    public CopiedRows(Connection connection, String query) throws SQLException {
        this.connection = connection.unwrap(PGConnection.class);
        this.copy = this.connection.getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
    }

    /** The next row, to be laid under a {@link Row}; null after the last one. */
    public byte @Nullable [] next() throws SQLException {
        while (copy.isActive()) {
            byte[] message = copy.readFromCopy();
            if (message == null) {
                break;
            }
            byte[] row = begun ? message : Arrays.copyOfRange(message, HEADER, message.length);
            begun = true;
            if (row.length > Short.BYTES) { // the copy ends with a count of columns alone, -1
                return row;
            }
        }
        return null;
    }

    /**
     * What was not read is not sent any more; the connection is as it was, but for a transaction, which has failed
     * then.
     */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            connection.cancelQuery();
            try {
                while (next() != null) {} // the server may have sent these before it was told to stop
            } catch (SQLException e) {
                if (!CANCELLED.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    /** The columns of a row, counted from 0. Not thread-safe: another row may be laid under it. */
    public static final class Row {

        private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

        private byte[] bytes = new byte[0];
        private int[] from = new int[0];
        private int[] length = new int[0];

        public Row of(byte[] row) {
            bytes = row;
            int columns = ByteBuffer.wrap(row).getShort();
            if (from.length != columns) {
                from = new int[columns];
                length = new int[columns];
            }
            int at = Short.BYTES;
            for (int column = 0; column < columns; column++) {
                length[column] = (int) INT.get(bytes, at);
                at += Integer.BYTES;
                from[column] = at;
                at += Math.max(0, length[column]);
            }
            return this;
        }

        /** Copies some columns that are next to each other into a row of their own, which stays as it is. */
        public Row part(int first, int columns) {
            Row part = new Row();
            part.bytes = bytes;
            part.from = Arrays.copyOfRange(from, first, first + columns);
            part.length = Arrays.copyOfRange(length, first, first + columns);
            return part;
        }

        public boolean isNull(int column) {
            return length[column] < 0;
        }

        public long number(int column) {
            return length[column] == Integer.BYTES
                    ? (int) INT.get(bytes, from[column])
                    : (long) LONG.get(bytes, from[column]);
        }

        /** @return null where the column is */
        public @Nullable String text(int column) {
            return isNull(column) ? null : new String(bytes, from[column], length[column], StandardCharsets.UTF_8);
        }

        public byte[] bytes(int column) {
            return Arrays.copyOfRange(bytes, from[column], from[column] + length[column]);
        }

        /** A view of the column's bytes, not a copy. */
        public ByteBuffer view(int column) {
            return ByteBuffer.wrap(bytes, from[column], Math.max(0, length[column]));
        }

        public boolean is(int column, byte[] value) {
            return length[column] == value.length
                    && Arrays.equals(bytes, from[column], from[column] + length[column], value, 0, value.length);
        }

        /** Whether two rows have the same in a column. */
        public boolean same(int column, Row other) {
            return length[column] == other.length[column]
                    && Arrays.equals(
                            bytes,
                            from[column],
                            from[column] + Math.max(0, length[column]),
                            other.bytes,
                            other.from[column],
                            other.from[column] + Math.max(0, other.length[column]));
        }

        /** Whether a column is a text, a number, an array of texts or a time. */
        public boolean holds(int column, @Nullable Object value) {
            if (value == null || isNull(column)) {
                return value == null && isNull(column);
            }
            if (value instanceof Number number) {
                return number(column) == number.longValue();
            }
            if (value instanceof Collection<?> texts) {
                return List.copyOf(texts).equals(Arrays.asList(texts(column)));
            }
            return value instanceof OffsetDateTime time
                    ? number(column) == ChronoUnit.MICROS.between(EPOCH, time.toInstant())
                    : value.equals(text(column));
        }

        /** The elements of a column that is an array of texts. */
        public String[] texts(int column) {
            ByteBuffer array = view(column);
            int dimensions = array.getInt();
            if (dimensions == 0) {
                return new String[0];
            }
            array.position(array.position() + 2 * Integer.BYTES);
            String[] texts = new String[array.getInt()];
            array.position(array.position() + Integer.BYTES);
            for (int i = 0; i < texts.length; i++) {
                int size = array.getInt();
                texts[i] = new String(array.array(), array.position(), Math.max(0, size), StandardCharsets.UTF_8);
                array.position(array.position() + Math.max(0, size));
            }
            return texts;
        }
    }
}
