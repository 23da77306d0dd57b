package docket.api.boot;

/** Tells whoever waits at the terminal what the start is doing. */
final class Progress {

    private Progress() {}

    static void say(String doing) {
        System.out.println("  " + doing + " ...");
        System.out.flush();
    }
}
