package docket.cli.replay.budget;

/** Lets many do one thing in the order of their numbers, from 0. Thread-safe. */
final class Turns {

    private int next;

    /** Waits until everybody before has had their turn. */
    synchronized void await(int number) throws InterruptedException {
        while (next < number) {
            wait();
        }
    }

    synchronized void pass(int number) {
        next = Math.max(next, number + 1);
        notifyAll();
    }
}
