package docket.cli.terminal;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The numbers that options take. */
public final class Numbers {

    private Numbers() {}

    /** A number above 0. */
    public static final class Positive implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("0*[1-9][0-9]{0,8}")) {
                throw new TypeConversionException("it needs a number above 0, not '" + text + "'");
            }
            return Integer.valueOf(text);
        }
    }

    /** A log index. */
    public static final class LogIndex implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (!text.matches("[0-9]{1,18}")) {
                throw new TypeConversionException("it needs a log index, not '" + text + "'");
            }
            return Long.valueOf(text);
        }
    }
}
