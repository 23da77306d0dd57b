package docket.allocation.tree;

import docket.allocation.round.Draw;
import docket.allocation.round.Request;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The highest value first, of equal ones the higher lot; a step is one request. */
final class ByValue implements Ranking {

    private final long[] most;
    private final int[] ranks;

    ByValue(List<Request> requests) {
        long[] lots = requests.stream().mapToLong(Draw::of).toArray();
        most = requests.stream().mapToLong(Request::most).toArray();
        ranks = new int[most.length];
        int[] order = IntStream.range(0, most.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -requests.get(i).value())
                        .thenComparingLong(i -> -lots[i])
                        .thenComparing(i -> requests.get(i).id()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
    }

    @Override
    public long steps() {
        return ranks.length;
    }

    @Override
    public long units(int item, long steps) {
        return ranks[item] < steps ? most[item] : 0;
    }

    @Override
    public int compare(int item, int other, long steps) {
        return Integer.compare(ranks[item], ranks[other]);
    }
}
