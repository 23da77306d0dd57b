package docket.api.cli;

/** One command of {@code ./docket}. It is made by its constructor without arguments, before and without Spring. */
public interface CliCommand {

    /** What is typed after {@code ./docket}. */
    String name();

    /** One line for the help. */
    String summary();

    /**
     * Does it.
     *
     * @param args what was typed after the name
     * @return the exit code: 0 done, 1 failed, 2 called wrongly
     */
    int run(String[] args) throws Exception;
}
