package docket.api.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Says that the port is taken before a database is started for nothing. */
final class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        int port = environment.getProperty("server.port", Integer.class, 0);
        InetAddress address = environment.getProperty("server.address", InetAddress.class);
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
}
