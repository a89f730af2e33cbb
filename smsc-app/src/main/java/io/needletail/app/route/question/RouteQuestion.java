package io.needletail.app.route.question;

import io.needletail.api.account.Account;
import io.needletail.api.account.AccountTerms;
import io.needletail.api.account.MessageTerms;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MessageScanner;
import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.DestinationName;
import io.needletail.api.route.RouteQuery;
import io.needletail.app.config.bind.ConfigurationException;
import io.needletail.app.config.bind.Problems;
import io.needletail.app.config.bind.Values;
import java.time.Instant;

/**
 * "Where would this message go?": a message that nobody has submitted, made of what is known of it. Immutable.
 */
public final class RouteQuestion {
    private static final int UNLIMITED = 1;

    private final Values values;

    RouteQuestion(Values values) {
        this.values = values;
    }

    /**
     * The question as the router takes it.
     *
     * @param now when it is asked, where the question does not say
     * @throws ConfigurationException if no message can be made of it, naming the field
     */
    public RouteQuery query(Instant now) throws ConfigurationException {
        boolean fromCarrier = values.isSet(QuestionKeys.CARRIER);
        byte[] pdu = new MessageDraft(values).pdu(fromCarrier);
        RouteQuery query = new RouteQuery();
        query.message = new MessageView();
        int status = MessageScanner.scan(pdu, 0, pdu.length, query.message);
        if (status != CommandStatus.ROK) {
            Problems problems = new Problems();
            problems.add("message", "", "cannot be submitted: command_status " + CommandStatus.text(status));
            problems.throwIfAny();
        }
        MessageTerms messages = new MessageTerms(values.get(QuestionKeys.ALPHABET), 0, 0);
        query.account =
                new Account(account(fromCarrier), 0, UNLIMITED, UNLIMITED, 0, AccountTerms.USUAL.with(messages));
        query.mobileOriginated = fromCarrier;
        query.bind =
                values.isSet(QuestionKeys.BIND) ? values.get(QuestionKeys.BIND).code() : RouteQuery.UNKNOWN_BIND;
        query.id = values.get(QuestionKeys.ID);
        query.nowMillis =
                values.isSet(QuestionKeys.TIME) ? values.get(QuestionKeys.TIME).toEpochMilli() : now.toEpochMilli();
        return query;
    }

    private String account(boolean fromCarrier) {
        return fromCarrier
                ? DestinationName.CARRIER_ACCOUNT_PREFIX + values.get(QuestionKeys.CARRIER)
                : values.get(QuestionKeys.ACCOUNT);
    }
}
