package docket.drill.victim;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A disk that can be full: memory that only those programs see which are started inside. It is there as long as this
 * object is open, whatever dies on it. It needs a kernel that lets this user make a mount namespace.
 */
public final class Disk implements AutoCloseable {

    private static final long ROOM_BYTES = 4L << 30;
    private static final long LEFT_BYTES = 128L << 10;
    private static final int TRIES = 20;

    private final Path folder;
    private final Process holder;
    private final boolean root;

    private Disk(Path folder, Process holder, boolean root) {
        this.folder = folder;
        this.holder = holder;
        this.root = root;
    }

    /** Makes a disk in this folder, with much room; empty where the kernel does not permit it. */
    public static Optional<Disk> in(Path folder) throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!root) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        // ends when our side of its input is closed, as it is when we die
        String hold = "mount -t tmpfs -o mode=700,size=" + ROOM_BYTES + " drill \"$0\" && echo made && exec cat";
        command.addAll(List.of("sh", "-c", hold, folder.toString()));
        try {
            Process holder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader said = holder.inputReader();
            return "made".equals(said.readLine()) ? Optional.of(new Disk(folder, holder, root)) : Optional.empty();
        } catch (IOException e) { // the machine has no such program
            return Optional.empty();
        }
    }

    /** The beginning of a command that is to see this disk. */
    List<String> inside() {
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", String.valueOf(holder.pid()), "--mount"));
        if (!root) {
            command.addAll(List.of("--user", "--preserve-credentials"));
        }
        command.add("--wd=" + Path.of("").toAbsolutePath());
        return command;
    }

    /** Where we, who are not inside, find a file of the disk. */
    public Path seen(Path file) {
        return Path.of("/proc", String.valueOf(holder.pid()), "root")
                .resolve(Path.of("/").relativize(file));
    }

    /** Leaves next to no room. */
    public void fill() throws IOException, InterruptedException {
        for (int tries = 1; !resized(used() + LEFT_BYTES); tries++) { // refused where more was written meanwhile
            if (tries == TRIES) {
                throw new IOException("The disk of the drill cannot be filled");
            }
        }
    }

    /** Gives room again. */
    public void empty() throws IOException, InterruptedException {
        if (!resized(used() + ROOM_BYTES)) {
            throw new IOException("The disk of the drill cannot be emptied");
        }
    }

    private long used() throws IOException {
        FileStore store = Files.getFileStore(seen(folder));
        return store.getTotalSpace() - store.getUnallocatedSpace();
    }

    private boolean resized(long bytes) throws IOException, InterruptedException {
        List<String> command = inside();
        command.addAll(List.of("mount", "-o", "remount,size=" + bytes, "drill", folder.toString()));
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Takes the disk away, and all that was on it. */
    @Override
    public void close() throws IOException {
        holder.getOutputStream().close();
        holder.destroy();
        holder.onExit().join();
    }
}
