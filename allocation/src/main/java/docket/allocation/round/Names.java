package docket.allocation.round;

/** Names that are the same bytes in everybody's JSON. */
final class Names {

    private static final int LONGEST = 200;

    private Names() {}

    /** Whether it has 1 to 200 characters, none of them a control character or half of a surrogate pair. */
    static boolean readable(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.codePoints()
                        .noneMatch(point ->
                                Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }
}
