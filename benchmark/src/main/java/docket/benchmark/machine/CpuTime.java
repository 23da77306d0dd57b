package docket.benchmark.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the CPU time of processes, user and system, from Linux's {@code /proc}; 0 on other systems. */
final class CpuTime {

    private static final long MILLIS_PER_TICK = 10; // USER_HZ is 100 on every Linux
    private static final Path PROC = Path.of("/proc");

    private CpuTime() {}

    /** Milliseconds that a process has used. */
    static long of(long pid) {
        List<String> stat = stat(PROC.resolve(Long.toString(pid)));
        return stat.isEmpty() ? 0 : ticks(stat, 11, 12) * MILLIS_PER_TICK;
    }

    /** Milliseconds that a process and all its children have used, those included that have ended. */
    static long ofTree(long pid) {
        long ended = ofEnded(pid);
        long living = of(pid) + ofLiving(pid);
        return ended == ofEnded(pid)
                ? ended + living
                : ofTree(pid); // a child that ended meanwhile is counted twice, or never
    }

    /** Milliseconds that those children of a process have used that have ended. */
    static long ofEnded(long pid) {
        List<String> stat = stat(PROC.resolve(Long.toString(pid)));
        return stat.isEmpty() ? 0 : ticks(stat, 13, 14) * MILLIS_PER_TICK;
    }

    private static long ofLiving(long parent) {
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                            .filter(process -> process.getFileName().toString().matches("\\d+"))
                            .map(CpuTime::stat)
                            .filter(stat -> !stat.isEmpty() && stat.get(1).equals(Long.toString(parent)))
                            .mapToLong(stat -> ticks(stat, 11, 12))
                            .sum()
                    * MILLIS_PER_TICK;
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * The fields after the program's name, which may itself hold blanks: state, parent, ... (proc(5), from field 3).
     */
    private static List<String> stat(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return List.of(); // it ended meanwhile, or there is no /proc
        }
    }

    private static long ticks(List<String> stat, int... fields) {
        long ticks = 0;
        for (int field : fields) {
            ticks += Long.parseLong(stat.get(field));
        }
        return ticks;
    }
}
