package docket.api.pressure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoundedProtocolTest {

    private static final int SHARE = 5;
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Tomcat tomcat = new Tomcat();
    private final List<Socket> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        Connector connector = new Connector(BoundedProtocol.class.getName());
        connector.setPort(0);
        ((BoundedProtocol) connector.getProtocolHandler()).bound(SHARE, Duration.ofSeconds(2));
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector);
        tomcat.addContext("", null);
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : opened) {
            socket.close();
        }
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void an_address_has_its_share_of_the_connections_and_another_one_its_own() throws Exception {
        for (int i = 0; i < SHARE; i++) {
            assertThat(isAnswered(open("127.0.0.1"))).isTrue();
        }

        assertThat(isAnswered(open("127.0.0.1"))).isFalse();
        assertThat(isAnswered(open("127.0.0.2"))).isTrue();
    }

    @Test
    void what_it_closes_it_may_open_again() throws Exception {
        for (int i = 0; i < 4 * SHARE; i++) {
            Socket socket = open("127.0.0.1");
            assertThat(isAnswered(socket)).isTrue();
            socket.close();
            Thread.sleep(150);
        }
    }

    @Test
    void headers_that_go_on_and_on_are_cut_off_and_a_connection_that_rests_is_not() throws Exception {
        Socket resting = open("127.0.0.1");
        assertThat(isAnswered(resting)).isTrue();
        Socket endless = open("127.0.0.1");
        endless.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));

        assertThat(isCutOff(endless, Duration.ofSeconds(20))).isTrue();
        assertThat(isAnswered(resting)).isTrue();
    }

    private static boolean isCutOff(Socket socket, Duration within) throws InterruptedException {
        long giveUp = System.nanoTime() + within.toNanos();
        while (System.nanoTime() < giveUp) {
            try {
                socket.getOutputStream().write('a');
            } catch (IOException e) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    private static boolean isAnswered(Socket socket) {
        try {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[8];
            return socket.getInputStream().readNBytes(answer, 0, 8) == 8
                    && socket.getInputStream().skip(socket.getInputStream().available()) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Socket open(String from) throws IOException {
        Socket socket = new Socket(
                InetAddress.getByName("127.0.0.1"),
                tomcat.getConnector().getLocalPort(),
                InetAddress.getByName(from),
                0);
        opened.add(socket);
        return socket;
    }
}
