package io.needletail.core.family;

import io.needletail.api.account.DistributionLists;
import io.needletail.api.account.ListedAddress;
import io.needletail.api.pdu.CommandStatus;
import io.needletail.api.pdu.MultiView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whom a submit_multi goes to, distribution lists resolved. Stateless. */
public final class Recipients {
    /** Most destinations of one submit_multi, lists resolved: it is one step of a shard. */
    public static final int MOST = 10_000;

    private Recipients() {}

    /** How many there are, those that will be refused included. */
    public static int count(MultiView multi, DistributionLists lists) {
        int count = 0;
        multi.rewind();
        while (multi.next()) {
            List<ListedAddress> list = multi.isList() ? lists.find(name(multi)) : null;
            count += list == null ? 1 : list.size();
        }
        return count;
    }

    /** All of them, in order. */
    public static List<Recipient> of(MultiView multi, DistributionLists lists) {
        List<Recipient> all = new ArrayList<>(multi.destinations());
        multi.rewind();
        while (multi.next()) {
            List<ListedAddress> list = multi.isList() ? lists.find(name(multi)) : null;
            if (list == null) {
                int status = multi.isList() ? CommandStatus.RINVDLNAME : multi.status();
                all.add(new Recipient(multi.ton(), multi.npi(), address(multi), status));
            } else {
                list.forEach(one -> all.add(recipient(one)));
            }
        }
        return all;
    }

    private static Recipient recipient(ListedAddress one) {
        byte[] address = one.address().getBytes(StandardCharsets.US_ASCII);
        return new Recipient(one.ton(), one.npi(), address, CommandStatus.ROK);
    }

    private static byte[] address(MultiView multi) {
        int at = multi.addressOffset();
        return Arrays.copyOfRange(multi.message().bytes(), at, at + multi.addressLength());
    }

    private static String name(MultiView multi) {
        return new String(
                multi.message().bytes(), multi.addressOffset(), multi.addressLength(), StandardCharsets.US_ASCII);
    }
}
