package io.needletail.core.session;

import io.needletail.api.account.BindOrigin;
import io.needletail.api.account.BindVerdict;
import io.needletail.api.pdu.CommandId;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.route.DestinationName;
import io.needletail.core.account.AccountEntry;
import io.needletail.core.account.AccountRegistry;
import io.needletail.core.protocol.BindOutcome;
import io.needletail.core.protocol.BindRepair;
import io.needletail.core.protocol.BindRequest;
import io.needletail.core.protocol.BindType;
import io.needletail.core.protocol.ControlPduCodec;
import io.needletail.core.protocol.SessionState;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * bind_transmitter, bind_receiver and bind_transceiver (3.4 section 4.1). The account is verified elsewhere; until the
 * verdict is there nothing more of this session is handled, so PDUs pipelined behind the bind keep their order. A
 * refused bind leaves the session open for another.
 *
 * <p>An account that has all the binds it may have is answered RALYBND: it tells the ESME apart from wrong credentials
 * (RBINDFAIL), and is what providers send.
 */
final class BindHandler implements PduHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BindHandler.class);
    /** Announcements that may wait for the shards before receivers are turned away. */
    private static final int MAX_ANNOUNCEMENTS_WAITING = 10_000;

    private static final BindVerdict.Denied BUSY =
            new BindVerdict.Denied(CommandStatus.RSYSERR, "too many binds are being verified");
    /** The status of a wrong password, so that a guesser does not learn which of its guesses were looked at. */
    private static final BindVerdict.Denied BACKED_OFF =
            new BindVerdict.Denied(CommandStatus.RBINDFAIL, "too many binds from this address were refused");

    private final LoopParts parts;
    private final SessionConfig config;
    private final AccountRegistry accounts;
    private final Authenticator authenticator;
    private final BindBackoff backoff;
    private final SessionReader reader;
    private final ControlPduCodec codec = new ControlPduCodec();

    BindHandler(LoopParts parts, SessionConfig config, SessionServices services, SessionReader reader) {
        this.parts = parts;
        this.config = config;
        this.accounts = services.accounts();
        this.authenticator = services.authenticator();
        this.backoff = services.backoff();
        this.reader = reader;
    }

    @Override
    public boolean handle(SmppSession session, Frame frame) {
        BindOutcome outcome = decode(session, frame);
        if (outcome instanceof BindOutcome.Sound sound && session.isTurnedAway()) {
            refuse(session, sound.request(), CommandStatus.RBINDFAIL, "the server has all the connections it may have");
            parts.closer().closeAfterFlush(session, CloseReason.CONNECTION_LIMIT);
        } else if (outcome instanceof BindOutcome.Sound sound && !isWhoWasCalled(session, sound.request())) {
            parts.closer().closeAfterFlush(session, CloseReason.OUTBIND_MISMATCH);
        } else if (outcome instanceof BindOutcome.Sound sound) {
            authenticate(session, sound.request());
        } else if (outcome instanceof BindOutcome.Refused refused) {
            refuse(session, "", refused.commandId(), refused.sequence(), refused.status(), refused.reason());
        }
        return true;
    }

    private BindOutcome decode(SmppSession session, Frame frame) {
        BindOutcome outcome = codec.decodeBind(frame.bytes(), frame.start(), frame.length());
        if (outcome instanceof BindOutcome.Refused && session.isLenient()) {
            Optional<BindRequest> meant = BindRepair.read(frame.bytes(), frame.start(), frame.length());
            if (meant.isPresent()) {
                parts.metrics().repaired.increment();
                return new BindOutcome.Sound(meant.get());
            }
        }
        return outcome;
    }

    /** An ESME that was called binds as a receiver, since 5.0 also as a transceiver (3.4 2.2.1, v5.0 2.3.2); others are refused. */
    private boolean isWhoWasCalled(SmppSession session, BindRequest bind) {
        String called = session.called();
        if (called == null) {
            return true;
        }
        if (bind.type() == BindType.TRANSMITTER) {
            refuse(session, bind, CommandStatus.RINVBNDSTS, "an outbind asks for a receiver");
            return false;
        }
        if (!called.equals(bind.systemId())) {
            refuse(session, bind, CommandStatus.RBINDFAIL, "the outbind was for another account");
            return false;
        }
        return true;
    }

    private void authenticate(SmppSession session, BindRequest bind) {
        if (bind.systemId().startsWith(DestinationName.CARRIER_ACCOUNT_PREFIX)) {
            refuse(session, bind, CommandStatus.RINVSYSID, "a system_id that begins with @ is a carrier's");
            return;
        }
        if (parts.announcer().isBehind(MAX_ANNOUNCEMENTS_WAITING)) {
            refuse(session, bind, CommandStatus.RSYSERR, "the shards are behind");
            return;
        }
        session.become(SessionState.BINDING);
        session.gate().pause(PauseReason.BIND);
        BindBackoff.Treatment treatment = backoff.treat(
                session.remoteAddress(), bind.systemId(), parts.clock().nanos());
        if (treatment.nanos() > 0) {
            wait(session, bind, treatment);
        } else if (!ask(session, bind)) {
            session.become(SessionState.OPEN);
            session.gate().clear(PauseReason.BIND);
            session.gate().open();
            refuse(session, bind, BUSY.commandStatus(), BUSY.reason());
        }
    }

    /** Nothing but a timer is held meanwhile. */
    private void wait(SmppSession session, BindRequest bind, BindBackoff.Treatment treatment) {
        parts.metrics().bindsSlowed.increment();
        ScheduledFuture<?> timer = parts.loop()
                .schedule(
                        () -> {
                            if (treatment.refused()) {
                                onVerdict(session, bind, BACKED_OFF);
                            } else if (isWaiting(session) && !ask(session, bind)) {
                                onVerdict(session, bind, BUSY);
                            }
                        },
                        treatment.nanos(),
                        TimeUnit.NANOSECONDS);
        session.channel().closeFuture().addListener(closed -> timer.cancel(false));
    }

    /** False when too many are being verified. */
    private boolean ask(SmppSession session, BindRequest bind) {
        BindOrigin origin = new BindOrigin(session.remoteAddress(), PeerAddress.certificate(session.channel()));
        return authenticator.tryAuthenticate(bind, origin, parts.loop(), verdict -> {
            noteGuess(origin, bind, verdict);
            onVerdict(session, bind, verdict);
        });
    }

    /** Even of a peer that has gone meanwhile: not to wait for the answer makes no guess free. */
    private void noteGuess(BindOrigin origin, BindRequest bind, BindVerdict verdict) {
        if (verdict instanceof BindVerdict.Granted) {
            backoff.onGranted(origin.remote(), bind.systemId());
        } else if (verdict instanceof BindVerdict.Denied denied && denied.commandStatus() == CommandStatus.RBINDFAIL) {
            backoff.onRefused(origin.remote(), bind.systemId(), parts.clock().nanos());
        }
    }

    private static boolean isWaiting(SmppSession session) {
        return !session.isClosing() && session.state() == SessionState.BINDING;
    }

    private void onVerdict(SmppSession session, BindRequest bind, BindVerdict verdict) {
        if (!isWaiting(session)) {
            return;
        }
        try {
            session.become(SessionState.OPEN);
            if (verdict instanceof BindVerdict.Granted granted) {
                bindTo(session, bind, accounts.register(granted.account()));
            } else if (verdict instanceof BindVerdict.Denied denied) {
                refuse(session, bind, denied.commandStatus(), denied.reason());
            }
            session.output().flush();
            if (session.state().mayReceive()) {
                parts.announcer().announce(session);
            }
            reader.resume(session, PauseReason.BIND);
        } catch (RuntimeException e) {
            parts.closer().fail(session, e);
        }
    }

    private void bindTo(SmppSession session, BindRequest bind, AccountEntry account) {
        if (!account.tryBind(bind.type().boundState())) {
            refuse(
                    session,
                    bind,
                    CommandStatus.RALYBND,
                    "the account has all the binds it may have, of all types or of this one");
            return;
        }
        int version = bind.agreedVersion(config.interfaceVersion());
        session.bind(account, version, bind.type().boundState());
        parts.metrics().bindsGranted.increment();
        parts.metrics().bound(session.boundAs()).increment();
        byte[] response = codec.encodeBindResponse(bind, config.systemId(), config.interfaceVersion());
        session.output().append(response, 0, response.length);
        LOG.info(
                "Session {} of '{}' from {} bound as {}, interface_version 0x{}",
                session.number(),
                LogText.printable(bind.systemId()),
                PeerAddress.of(session.channel()),
                bind.type(),
                Integer.toHexString(version));
    }

    private void refuse(SmppSession session, BindRequest bind, int status, String reason) {
        int responseId = bind.type().commandId() | CommandId.RESPONSE;
        refuse(session, bind.systemId(), responseId, bind.sequence(), status, reason);
    }

    private void refuse(SmppSession session, String systemId, int responseId, int sequence, int status, String reason) {
        parts.metrics().bindsRefused(status).increment();
        session.output().header(responseId, status, sequence);
        LOG.info(
                "Bind of '{}' from {} refused with command_status {}: {}",
                LogText.printable(systemId),
                PeerAddress.of(session.channel()),
                CommandStatus.text(status),
                LogText.printable(reason));
    }
}
