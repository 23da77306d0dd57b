package docket.drill.kill;

/** A blow: what dies or fails, and when. */
enum Blow {
    PROGRAM("the program"),
    DATABASE("PostgreSQL"),
    BOTH("the program and PostgreSQL"),
    CONNECTIONS("every connection"),
    AT_FIRST_EVENT("the program, storing the first event of an act"),
    AT_FLUSH("the program, writing the engine's state"),
    BEFORE_COMMIT("the program, between the engine's flush and the commit"),
    AFTER_COMMIT("the program, after the commit and before the answer"),
    IN_SEQUENCER("the program, numbering events"),
    WHILE_SIGNING("the program, between the tiles of a checkpoint and the checkpoint"),
    WHILE_STARTING("the program, and again while it starts"),
    DISK("the disk, full for a while"),
    CLOCK("the clock, hours ahead, back and ahead again"),
    CLOCK_BACK("the program, with a job in hand, and its clock is hours back when it starts again");

    private final String text;

    Blow(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
