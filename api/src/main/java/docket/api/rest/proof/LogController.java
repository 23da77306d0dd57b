package docket.api.rest.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import docket.api.rest.openapi.Refuses;
import docket.api.rest.page.Limits;
import docket.engine.order.OrderedEvents;
import docket.engine.organization.Permission;
import docket.engine.proof.PublishedLog;
import docket.engine.proof.refusal.LogRefusal;
import docket.engine.refusal.Refused;
import docket.processes.act.Acts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the signed log: checkpoint, tiles, entries and proofs, in C2SP's formats. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Log", description = "The signed tree over all events, in the formats of C2SP; for auditors")
class LogController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    private final PublishedLog log;
    private final OrderedEvents events;
    private final Acts acts;

    LogController(PublishedLog log, OrderedEvents events, Acts acts) {
        this.log = log;
        this.events = events;
        this.acts = acts;
    }

    @GetMapping("/checkpoint")
    @Operation(
            operationId = "getCheckpoint",
            summary = "The newest checkpoint: the log's size and root, signed",
            description = "c2sp.org/tlog-checkpoint")
    @Refuses({"forbidden", "log-elsewhere"})
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE))
    ResponseEntity<byte[]> checkpoint() throws IOException {
        acts.person().must(Permission.READ_EVERYTHING);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(log.newest().checkpoint().getBytes(UTF_8));
    }

    @GetMapping("/tile/{kind}/{*index}")
    @Operation(
            operationId = "getTile",
            summary = "Up to 256 hashes of a level of the tree, or up to 256 entries",
            description = "c2sp.org/tlog-tiles; `index` may have slashes in it")
    @Refuses({"forbidden", "unknown-tile", "log-elsewhere"})
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> tile(
            @Parameter(description = "A level, 0 to 7, or `entries`") @PathVariable String kind,
            @Parameter(description = "Such as `x001/067.p/112`") @PathVariable String index)
            throws IOException {
        acts.person().must(Permission.READ_EVERYTHING);
        byte[] tile =
                log.tile("tile/" + kind + index).orElseThrow(() -> new Refused(LogRefusal.UNKNOWN_TILE, kind + index));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .body(tile);
    }

    @GetMapping("/events/{logIndex}/entry")
    @Operation(
            operationId = "getLogEntry",
            summary = "The bytes that the leaf hash of an event covers",
            description = "docs/log-format.md has them to the byte")
    @Refuses({"forbidden", "unknown-log-entry"})
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE))
    ResponseEntity<byte[]> entry(@PathVariable String logIndex) {
        acts.person().must(Permission.READ_EVERYTHING);
        long index = index(logIndex);
        return ResponseEntity.ok().contentType(TEXT).body(events.entry(index).orElseThrow(() -> unknown(index)));
    }

    @GetMapping("/events/{logIndex}/proof")
    @Operation(
            operationId = "getLogProof",
            summary = "The proof that an event is in the log, with the checkpoint it leads to",
            description = "c2sp.org/tlog-proof")
    @Refuses({"forbidden", "unknown-log-entry", "not-signed-yet", "log-elsewhere", "log-not-whole"})
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.TEXT_PLAIN_VALUE))
    ResponseEntity<byte[]> proof(@PathVariable String logIndex) throws IOException {
        acts.person().must(Permission.READ_EVERYTHING);
        long index = index(logIndex);
        PublishedLog.Signed signed = log.newest();
        if (index >= signed.size()) {
            throw events.entry(index).isEmpty()
                    ? unknown(index)
                    : new Refused(LogRefusal.NOT_SIGNED_YET, index, signed.size());
        }
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(signed.proof(index).getBytes(UTF_8));
    }

    private static long index(String logIndex) {
        long index = Limits.number("logIndex", logIndex, 0);
        if (index < 0) {
            throw unknown(index);
        }
        return index;
    }

    private static Refused unknown(long index) {
        return new Refused(LogRefusal.UNKNOWN_LOG_ENTRY, index);
    }
}
