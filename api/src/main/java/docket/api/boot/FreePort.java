package docket.api.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Says that the port is none, or taken, before a database is started for nothing. */
final class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int LAST = 65_535;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        int port = port(environment.getProperty("server.port", "0"));
        InetAddress address = address(environment.getProperty("server.address"));
        try {
            new ServerSocket(port, 1, address).close();
        } catch (IOException e) {
            throw new StartRefused(
                    "Port " + port + " cannot be had: " + e.getMessage() + ".",
                    "Another program has it, perhaps a Docket that runs already: look at http://localhost:" + port
                            + "/ or stop it, or set DOCKET_PORT to another port.",
                    e);
        }
    }

    private static int port(String set) {
        if (!set.matches("[0-9]{1,5}") || Integer.parseInt(set) > LAST) {
            throw new StartRefused(
                    "There is no port " + set + ".",
                    "Set DOCKET_PORT to a number from 0 to " + LAST + ", such as 8081.");
        }
        return Integer.parseInt(set);
    }

    private static @Nullable InetAddress address(@Nullable String set) {
        try {
            return set == null ? null : InetAddress.getByName(set);
        } catch (UnknownHostException e) {
            throw new StartRefused(
                    "There is no address " + set + " to listen at.",
                    "Set server.address to one of this machine's, such as 127.0.0.1, or leave it out.",
                    e);
        }
    }
}
