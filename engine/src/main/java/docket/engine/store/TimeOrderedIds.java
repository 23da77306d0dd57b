package docket.engine.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers of events, cases and all that the engine keeps: UUIDs of version 7 (RFC 9562), a millisecond of the
 * machine's clock before 74 random bits. What is written together lies together in every index over them, so that a
 * write touches as many pages of a database of ten million events as of an empty one; with random identifiers each entry
 * went to a page of its own, which PostgreSQL logs whole when it is the first since a checkpoint. The order of two
 * identifiers says nothing about the order of what they name.
 *
 * <p>Axon finds it as a service; the engine is given it.
 */
public final class TimeOrderedIds extends IdentifierFactory {

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    @Override
    public String generateIdentifier() {
        return ids.generate().toString();
    }
}
