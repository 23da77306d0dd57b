package docket.benchmark.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long and with how many clients to measure. */
record CasesOptions(
        int rounds,
        int seconds,
        int warmUpCases,
        List<Integer> clients,
        List<Entrant> entrants,
        List<Entrant> recorded) {

    static final String USAGE = """
            usage: ./docket bench cases [OPTIONS]

              --rounds N        how often each contestant has its turn (5)
              --seconds N       how long a turn takes (8)
              --warm-up N       cases that each contestant does first (3000): its program is compiled meanwhile
              --clients N,N     how many clients (1,2,4,8,32)
              --only NAME,NAME  of docket, docket-rest, camunda-full, camunda-none, flowable-full (all)
              --jfr NAME,NAME   whose program is recorded by Java Flight Recorder, into benchmark/target/cases
            """;

    /** @throws IllegalArgumentException with a word on what is wrong */
    static CasesOptions of(List<String> arguments) {
        int rounds = 5;
        int seconds = 8;
        int warmUp = 3_000;
        List<Integer> clients = List.of(1, 2, 4, 8, 32);
        List<Entrant> entrants = List.of(Entrant.values());
        List<Entrant> recorded = List.of();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            String value = arguments.get(i + 1);
            switch (arguments.get(i)) {
                case "--rounds" -> rounds = positive(value);
                case "--seconds" -> seconds = positive(value);
                case "--warm-up" -> warmUp = positive(value);
                case "--clients" ->
                    clients = Arrays.stream(value.split(","))
                            .map(CasesOptions::positive)
                            .toList();
                case "--only" -> entrants = entrants(value);
                case "--jfr" -> recorded = entrants(value);
                default -> throw new IllegalArgumentException("There is no option " + arguments.get(i));
            }
        }
        if (arguments.size() % 2 == 1) {
            throw new IllegalArgumentException("What of " + arguments.get(arguments.size() - 1) + "?");
        }
        return new CasesOptions(rounds, seconds, warmUp, clients, entrants, recorded);
    }

    /** The entrants, another one first in each round. */
    List<Entrant> order(int round) {
        List<Entrant> order = new ArrayList<>(entrants);
        java.util.Collections.rotate(order, -round);
        return order;
    }

    private static List<Entrant> entrants(String names) {
        return Arrays.stream(names.split(",")).map(CasesOptions::entrant).toList();
    }

    private static Entrant entrant(String name) {
        return Arrays.stream(Entrant.values())
                .filter(entrant -> entrant.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no contestant " + name));
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("Expected a number above zero but found " + text);
        }
        return number;
    }
}
