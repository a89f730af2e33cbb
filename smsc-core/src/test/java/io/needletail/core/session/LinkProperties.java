package io.needletail.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.needletail.core.pipeline.ShardEvent.Kind;
import io.needletail.core.protocol.BindType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What holds for whatever octets a carrier sends. */
final class LinkProperties {
    private LinkProperties() {}

    /** What came of a stream. */
    private record Outcome(List<LinkFixture.Seen> seen, byte[] written, boolean open, List<String> heard) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Outcome that
                    && seen.equals(that.seen)
                    && Arrays.equals(written, that.written)
                    && open == that.open
                    && heard.equals(that.heard);
        }

        @Override
        public int hashCode() {
            return seen.hashCode();
        }

        @Override
        public String toString() {
            return seen + " " + Arrays.toString(written) + " " + open + " " + heard;
        }
    }

    /** The same wherever the stream is split, never a bug, one end for each beginning. */
    static void check(byte[] stream, int split, BindType type) {
        Outcome whole = run(type, stream);
        Outcome parts =
                run(type, Arrays.copyOfRange(stream, 0, split), Arrays.copyOfRange(stream, split, stream.length));
        // What stands behind an unbind in the same read is still answered; a later read never comes.
        if (!whole.heard().contains("closed UNBOUND_BY_PEER")) {
            assertThat(parts).isEqualTo(whole);
        }
    }

    private static Outcome run(BindType type, byte[]... reads) {
        try (LinkFixture link = LinkFixture.bound(1024, type)) {
            link.submit(1, 3, 5);
            link.written();
            for (byte[] read : reads) {
                link.read(read);
            }
            byte[] written = link.written();
            boolean open = link.channel.isActive();
            link.loop.closeAll();
            link.written();
            List<LinkFixture.Seen> seen = link.take();
            assertThat(link.loop.metrics().failures.get()).isZero();
            List<Kind> ends = seen.stream()
                    .map(LinkFixture.Seen::kind)
                    .filter(kind -> kind == Kind.LINK_BOUND || kind == Kind.LINK_CLOSED)
                    .collect(Collectors.toList());
            assertThat(ends).containsExactly(Kind.LINK_BOUND, Kind.LINK_CLOSED);
            assertThat(seen.stream()
                            .filter(event -> event.kind() == Kind.SUBMIT_ANSWER)
                            .allMatch(event -> event.id().length() <= 64))
                    .isTrue();
            assertThat(link.heard.stream().filter(word -> word.startsWith("closed")))
                    .hasSize(1);
            return new Outcome(seen, written, open, List.copyOf(link.heard));
        }
    }
}
