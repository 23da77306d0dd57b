package docket.benchmark.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a program holds, in bytes.
 *
 * @param heapLive what is left of the heap after a full collection
 * @param heapCommitted what the heap had grown to before
 * @param resident all of the program that is in memory, from Linux's {@code /proc}; 0 on other systems
 * @param residentPeak the most of it since the start
 */
public record Memory(long heapLive, long heapCommitted, long resident, long residentPeak) {

    private static final Path STATUS = Path.of("/proc/self/status");

    static Memory ofThisProgram() throws IOException {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long resident = kilobytes("VmRSS:") * 1024;
        long committed = memory.getHeapMemoryUsage().getCommitted();
        memory.gc();
        return new Memory(memory.getHeapMemoryUsage().getUsed(), committed, resident, kilobytes("VmHWM:") * 1024);
    }

    private static long kilobytes(String field) throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
