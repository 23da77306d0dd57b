package docket.allocation.certificate;

import docket.allocation.answer.Worth;
import java.util.ArrayList;
import java.util.List;

/** A limit or a request: what stands under it, and what it may have and has. */
final class Node {
    final long floor;
    final long cap;
    final long granted;
    final Worth worth;
    final List<Node> under = new ArrayList<>();
    boolean isRequest;
    long asked;

    Node(long floor, long cap, Worth worth) {
        this.floor = floor;
        this.cap = cap;
        this.granted = worth.granted();
        this.worth = worth;
    }

    long price() {
        Long price = worth.price();
        return price == null ? 0 : price;
    }

    long need() {
        return Math.max(floor, under.stream().mapToLong(Node::need).sum());
    }

    long can() {
        return isRequest
                ? cap
                : Math.min(cap, under.stream().mapToLong(Node::can).sum());
    }

    long weight() {
        return isRequest ? asked : under.stream().mapToLong(Node::weight).sum();
    }
}
