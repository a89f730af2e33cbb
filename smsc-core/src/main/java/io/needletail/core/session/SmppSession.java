package io.needletail.core.session;

import io.needletail.api.route.RouteQuery;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.pipeline.DeliverSequence;
import io.needletail.core.protocol.SessionState;
import io.netty.channel.Channel;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One connection and what SMPP knows about it. Belongs to one event loop; only its thread calls anything here.
 */
final class SmppSession {
    private final int number;
    private final Channel channel;
    private final ReadGate gate;
    private final SessionOutput output;
    private final SessionTimes times;
    private final TimerNanos timers;
    private final @Nullable LinkSide link;
    private final Leftover leftover = new Leftover();
    private final Unbinding unbinding = new Unbinding();

    private SessionState state = SessionState.OPEN;
    private @Nullable AccountEntry account;
    private int version;
    private int submitWindow;
    private int unanswered;
    private int lastSequence;
    private boolean holdsBind;
    private SessionState boundAs = SessionState.OPEN;
    private boolean touched;
    private boolean touchedByAnswer;
    private boolean turnedAway;
    private boolean announced;
    private @Nullable CloseReason closeReason;
    private @Nullable String called;
    private boolean lenient;

    /**
     * @param number unique while the process lives, never 0
     * @param link what it has more as a link to a carrier; null for the session of an ESME
     */
    SmppSession(
            int number,
            Channel channel,
            LoopMetrics metrics,
            TimerNanos timers,
            @Nullable LinkSide link,
            long nowNanos) {
        this.number = number;
        this.channel = channel;
        this.gate = new ReadGate(channel.config());
        this.output = new SessionOutput(channel, metrics);
        this.times = new SessionTimes(nowNanos);
        this.timers = timers;
        this.link = link;
    }

    int number() {
        return number;
    }

    Channel channel() {
        return channel;
    }

    ReadGate gate() {
        return gate;
    }

    SessionOutput output() {
        return output;
    }

    SessionTimes times() {
        return times;
    }

    TimerNanos timers() {
        return timers;
    }

    /** Not null when this side is the ESME, and the peer a carrier. */
    @Nullable
    LinkSide link() {
        return link;
    }

    Leftover leftover() {
        return leftover;
    }

    Unbinding unbinding() {
        return unbinding;
    }

    SessionState state() {
        return state;
    }

    void become(SessionState next) {
        state = next;
    }

    /** interface_version of the bind; 0 before. */
    int version() {
        return version;
    }

    /** The account this session is or was bound to, null before a bind. */
    @Nullable
    AccountEntry account() {
        return account;
    }

    /** A bind was granted; its place in the account is taken. */
    void bind(AccountEntry entry, int interfaceVersion, SessionState bound) {
        bindTo(entry, interfaceVersion, bound);
        holdsBind = true;
        lenient = entry.account().terms().sessions().checking().isLenient(lenient);
    }

    /** A carrier has granted the bind; the account is its own. */
    void bindTo(AccountEntry entry, int interfaceVersion, SessionState bound) {
        account = entry;
        version = interfaceVersion;
        submitWindow = entry.account().submitWindow();
        boundAs = bound;
        state = bound;
    }

    /** How the session is or was bound, as a constant of {@link RouteQuery}. */
    int bindCode() {
        return switch (boundAs) {
            case BOUND_TX -> RouteQuery.TRANSMITTER;
            case BOUND_RX -> RouteQuery.RECEIVER;
            case BOUND_TRX -> RouteQuery.TRANSCEIVER;
            default -> RouteQuery.UNKNOWN_BIND;
        };
    }

    /** The state the bind gave; OPEN before. */
    SessionState boundAs() {
        return boundAs;
    }

    /** True the first time after a bind: its place in the account is to be given back. */
    boolean releaseBind() {
        boolean held = holdsBind;
        holdsBind = false;
        return held;
    }

    /** Submits that may be unanswered; 0 before a bind. */
    int submitWindow() {
        return submitWindow;
    }

    boolean windowIsFull() {
        return unanswered >= submitWindow;
    }

    /** Submits admitted and not yet answered. */
    int unanswered() {
        return unanswered;
    }

    /** True while the session owes answers, or as a link is owed some. */
    boolean awaitsAnswers() {
        return unanswered > 0 || link != null && link.unanswered() > 0;
    }

    void onAdmitted() {
        unanswered++;
    }

    void onAnswered() {
        unanswered--;
    }

    /** Notes that this session's turn in a batch has come; true the first time. */
    boolean touch() {
        boolean first = !touched;
        touched = true;
        return first;
    }

    /** The same for the session's first answer in a batch. */
    boolean touchByAnswer() {
        boolean first = !touchedByAnswer;
        touchedByAnswer = true;
        touched = true;
        return first;
    }

    void untouch() {
        touched = false;
        touchedByAnswer = false;
    }

    /** The sequence_number for the next request the loop itself sends. */
    int nextSequence(DeliverSequence sequences) {
        lastSequence = lastSequence == 0 ? sequences.first(DeliverSequence.loopLane()) : sequences.next(lastSequence);
        return lastSequence;
    }

    /** True while the shards know this session as a receiver. */
    boolean isAnnounced() {
        return announced;
    }

    void announced(boolean known) {
        announced = known;
    }

    /** True when the connection is beyond the limit: it is not to be bound. */
    boolean isTurnedAway() {
        return turnedAway;
    }

    void turnAway() {
        turnedAway = true;
    }

    /** True if what is wrong is taken where it is clear what was meant. */
    boolean isLenient() {
        return lenient;
    }

    /** What its listener says, until the bind; an account may say otherwise. */
    void lenient(boolean isLenient) {
        lenient = isLenient;
    }

    /** The account that an outbind on this connection has called; null on a connection that the ESME opened. */
    @Nullable
    String called() {
        return called;
    }

    /** An outbind is sent to this account. */
    void call(String systemId) {
        called = systemId;
    }

    boolean isClosing() {
        return closeReason != null;
    }

    @Nullable
    CloseReason closeReason() {
        return closeReason;
    }

    /** Decides why this connection ends; the first reason stays. */
    void closing(CloseReason reason) {
        if (closeReason == null) {
            closeReason = reason;
        }
    }

    /** Address of the peer; the wildcard address where the channel has none. */
    InetAddress remoteAddress() {
        return PeerAddress.host(channel);
    }
}
