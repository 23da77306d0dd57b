package docket.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docket.api.DocketApplication;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

class FreePortTest {

    @TempDir
    Path folder;

    @Test
    void a_port_that_is_taken_is_told_before_a_database_is_made() throws Exception {
        Path data = folder.resolve("data");
        try (ServerSocket taken = new ServerSocket(0)) {
            SpringApplication program = new SpringApplication(DocketApplication.class);
            assertThatThrownBy(() -> program.run("--server.port=" + taken.getLocalPort(), "--docket.data=" + data))
                    .isInstanceOfSatisfying(
                            StartRefused.class,
                            refused -> assertThat(refused.action()).contains("set DOCKET_PORT"))
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }

        assertThat(data).doesNotExist();
    }

    @Test
    void a_port_and_an_address_that_are_none_are_told_with_what_to_set() {
        Path data = folder.resolve("data");
        for (String[] set : new String[][] {
            {"--server.port=99999", "There is no port 99999.", "DOCKET_PORT"},
            {"--server.port=http", "There is no port http.", "DOCKET_PORT"},
            {"--server.address=no.where.invalid", "There is no address no.where.invalid", "127.0.0.1"},
        }) {
            SpringApplication program = new SpringApplication(DocketApplication.class);
            assertThatThrownBy(() -> program.run(set[0], "--docket.data=" + data))
                    .isInstanceOfSatisfying(
                            StartRefused.class,
                            refused -> assertThat(refused.action()).contains(set[2]))
                    .hasMessageContaining(set[1]);
        }

        assertThat(data).doesNotExist();
    }
}
