package docket.drill.victim;

import docket.api.DocketApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.SpringApplication;

/** Runs the program as users run it, but by a clock that a file sets: so many seconds ahead of the machine's. */
final class LeapingProgram {

    /** The system property that names the file. */
    static final String FILE = "docket.drill.clock";

    private static final long LOOK_MILLIS = 20;

    private LeapingProgram() {}

    /** Serves. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(System.getProperty(FILE));
        MovableClock clock = new MovableClock();
        clock.setAhead(read(file));
        Thread hand = new Thread(() -> follow(file, clock), "drill-clock");
        hand.setDaemon(true);
        hand.start();
        SpringApplication program = new SpringApplication(DocketApplication.class);
        clock.drive(program);
        program.run(args);
    }

    private static void follow(Path file, MovableClock clock) {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                clock.setAhead(read(file));
            }
        } catch (IOException e) {
            e.printStackTrace(); // nobody would notice that the clock stands; the output is the program's log
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration read(Path file) throws IOException {
        return Duration.ofSeconds(Long.parseLong(Files.readString(file)));
    }
}
