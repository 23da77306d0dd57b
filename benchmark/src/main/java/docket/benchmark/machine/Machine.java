package docket.benchmark.machine;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where and when something was measured. The load average tells whether others used the machine at the same time. */
public record Machine(int processors, String system, String java, double loadAverage, String measuredAt) {

    public static Machine now() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @Override
    public String toString() {
        return processors + " processors, load average " + loadAverage + ", " + java + ", " + measuredAt;
    }
}
