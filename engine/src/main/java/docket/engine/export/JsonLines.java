package docket.engine.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Writes the exact entries with what they commit to and their proofs, a line for each. Used once. */
final class JsonLines {

    /** Makes the proof of an entry, its hashes from the leaf's sibling up. */
    interface Prover {
        List<byte[]> prove(long logIndex) throws IOException;
    }

    private final Prover prover;
    private long events;

    JsonLines(Prover prover) {
        this.prover = prover;
    }

    void write(String checkpoint, ExportedEvents source, OutputStream out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        json.writeStartObject();
        json.writeStringField("format", "docket-export/v1");
        json.writeStringField("checkpoint", checkpoint);
        json.writeEndObject();
        source.each(ExportedEvents.Walk.LOG, event -> line(json, event));
        json.writeStartObject();
        json.writeNumberField("events", events);
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void line(JsonGenerator json, ExportedEvent event) throws IOException {
        HexFormat hex = HexFormat.of();
        json.writeStartObject();
        json.writeNumberField("logIndex", event.logIndex());
        json.writeStringField("entry", event.entry());
        json.writeStringField("payload", new String(event.payload(), UTF_8));
        json.writeStringField("metadata", new String(event.metadata(), UTF_8));
        json.writeStringField("payloadSalt", hex.formatHex(event.payloadSalt()));
        json.writeStringField("metadataSalt", hex.formatHex(event.metadataSalt()));
        json.writeArrayFieldStart("proof");
        for (byte[] hash : prover.prove(event.logIndex())) {
            json.writeString(Base64.getEncoder().encodeToString(hash));
        }
        json.writeEndArray();
        json.writeEndObject();
        events++;
    }
}
