package io.needletail.core.table;

import io.needletail.api.journal.Address;
import io.needletail.api.message.MessageState;
import io.needletail.api.metric.Counter;
import io.needletail.api.route.Lane;
import java.util.Arrays;

/**
 * All live messages of one shard in primitive arrays, by entry number. An entry number is valid from {@link #insert} to
 * {@link #remove} and is reused afterwards. At most 64 octets of heap a message, index included:
 *
 * <pre>
 * id 8 | address 8 | due 8 | expiry 4 | account 4 | next 4 | prev 4 | word 4 | route 4 | index 5.3 to 10.7
 *
 * word:  state 4 | phase 4 | attempts 8 | network error 12 | flags 4
 * route: destination 13 | lane 2 | tried leaves 16 | edited 1
 * </pre>
 *
 * A message that a carrier has been handed takes 8 more for {@link #upstream}, and its place in {@link UpstreamIndex}.
 *
 * Shard thread only, except {@link #size}.
 */
public final class MessageTable {
    /** No entry. */
    public static final int NONE = -1;
    /** Flag: the id is written short, for a 3.3 peer. */
    public static final int SHORT_ID = 1;
    /** Flags: registered_delivery asks for a receipt on success, on failure, on each intermediate state. */
    public static final int RECEIPT_ON_SUCCESS = 2;

    public static final int RECEIPT_ON_FAILURE = 4;
    public static final int RECEIPT_ON_RETRY = 8;

    /** {@link #destination}: none, or one with a number that has no room. */
    public static final int NO_DESTINATION = -1;

    private static final int DESTINATION_MASK = (1 << 13) - 1;
    private static final int LANE_SHIFT = 13;
    private static final int LANE_MASK = 3 << LANE_SHIFT;
    private static final int TRIED_SHIFT = 15;
    private static final int TRIED_MASK = 0xFFFF << TRIED_SHIFT;
    private static final int EDITED = 1 << 31;
    private static final int MAX_ATTEMPTS = 0xFF;
    private static final int FLAGS_SHIFT = 28;
    private static final int MAX_ERROR = 0xFFF;
    /** Expiry is kept in tenths of a second, SMPP's own resolution, from a year before the table was made. */
    private static final long EXPIRY_MARGIN_MILLIS = 365L * 24 * 3600 * 1000;

    private final long expiryOriginMillis;
    private final IdIndex index = new IdIndex(this);
    private TablePage[] pages = new TablePage[0];
    private int freeEntries = NONE;
    private int used;
    private final Counter size = new Counter();

    /** @param nowMillis any time near the present */
    public MessageTable(long nowMillis) {
        this.expiryOriginMillis = nowMillis - EXPIRY_MARGIN_MILLIS;
    }

    /** Live messages; any thread. */
    public int size() {
        return (int) size.get();
    }

    /** One more than the highest entry number ever used, for walking all entries. */
    public int span() {
        return used;
    }

    /** False for an entry number that is free. */
    public boolean isLive(int entry) {
        return page(entry).id[entry & TablePage.MASK] != 0;
    }

    /**
     * Adds a message in state ENROUTE, phase JOURNALING, all other fields 0.
     *
     * @param id positive and not in the table
     */
    public int insert(long id) {
        int entry = freeEntries;
        if (entry == NONE) {
            entry = used++;
            if (entry >> TablePage.SHIFT == pages.length) {
                pages = Arrays.copyOf(pages, pages.length + 1);
                pages[pages.length - 1] = new TablePage();
            }
        } else {
            freeEntries = next(entry);
        }
        TablePage page = page(entry);
        int at = entry & TablePage.MASK;
        page.id[at] = id;
        page.next[at] = NONE;
        page.prev[at] = NONE;
        page.word[at] = MessageState.ENROUTE.code();
        page.route[at] = 0;
        if (page.upstream != null) {
            page.upstream[at] = 0;
        }
        index.add(entry, id);
        size.add(1);
        return entry;
    }

    /** Sets what is known of a new message; its address is not. */
    public void fill(int entry, int account, int flags, long due, long expiryMillis) {
        TablePage page = page(entry);
        int at = entry & TablePage.MASK;
        page.address[at] = Address.NONE;
        page.due[at] = due;
        page.account[at] = account;
        page.word[at] |= flags << FLAGS_SHIFT;
        page.expiry[at] = expiry(expiryMillis);
    }

    /** Forgets a message that is in no queue and no timer. */
    public void remove(int entry) {
        TablePage page = page(entry);
        int at = entry & TablePage.MASK;
        index.remove(page.id[at]);
        page.id[at] = 0;
        page.next[at] = freeEntries;
        freeEntries = entry;
        size.add(-1);
    }

    /** The entry of an id, or {@link #NONE}. */
    public int find(long id) {
        return index.find(id);
    }

    public long id(int entry) {
        return page(entry).id[entry & TablePage.MASK];
    }

    /** Journal address of the record that holds the PDU. */
    public long address(int entry) {
        return page(entry).address[entry & TablePage.MASK];
    }

    public void address(int entry, long address) {
        page(entry).address[entry & TablePage.MASK] = address;
    }

    /** When the timer is to fire, in milliseconds; in the phase RECEIPT_QUEUED the cycle that queued it. */
    public long due(int entry) {
        return page(entry).due[entry & TablePage.MASK];
    }

    public void due(int entry, long due) {
        page(entry).due[entry & TablePage.MASK] = due;
    }

    /** End of validity in milliseconds since 1970, rounded up to tenths of a second. */
    public long expiryMillis(int entry) {
        return expiryOriginMillis + (page(entry).expiry[entry & TablePage.MASK] & 0xFFFF_FFFFL) * 100;
    }

    public void expiryMillis(int entry, long millis) {
        page(entry).expiry[entry & TablePage.MASK] = expiry(millis);
    }

    private int expiry(long millis) {
        long tenths = (millis - expiryOriginMillis + 99) / 100;
        return (int) Math.max(0, Math.min(tenths, 0xFFFF_FFFFL));
    }

    public int account(int entry) {
        return page(entry).account[entry & TablePage.MASK];
    }

    public void account(int entry, int account) {
        page(entry).account[entry & TablePage.MASK] = account;
    }

    public MessageState state(int entry) {
        return MessageState.of(word(entry) & 0xF);
    }

    public void state(int entry, MessageState state) {
        word(entry, 0xF, state.code());
    }

    public Phase phase(int entry) {
        return Phase.of(word(entry) >>> 4 & 0xF);
    }

    public void phase(int entry, Phase phase) {
        word(entry, 0xF0, phase.code() << 4);
    }

    /** Delivery attempts that failed; after the final state, tries to deliver the receipt. At most 255. */
    public int attempts(int entry) {
        return word(entry) >>> 8 & MAX_ATTEMPTS;
    }

    public void attempts(int entry, int attempts) {
        word(entry, MAX_ATTEMPTS << 8, Math.min(attempts, MAX_ATTEMPTS) << 8);
    }

    public int networkError(int entry) {
        return word(entry) >>> 16 & MAX_ERROR;
    }

    public void networkError(int entry, int error) {
        word(entry, MAX_ERROR << 16, Math.min(error, MAX_ERROR) << 16);
    }

    public int flags(int entry) {
        return word(entry) >>> FLAGS_SHIFT;
    }

    public void flags(int entry, int flags) {
        word(entry, 0xF000_0000, flags << FLAGS_SHIFT);
    }

    /** Number of the destination the message waits for or was sent to, or {@link #NO_DESTINATION}. */
    public int destination(int entry) {
        return (route(entry) & DESTINATION_MASK) - 1;
    }

    public void destination(int entry, int number) {
        route(entry, DESTINATION_MASK, number < 0 || number >= DESTINATION_MASK ? 0 : number + 1);
    }

    public Lane lane(int entry) {
        return Lane.of((route(entry) & LANE_MASK) >> LANE_SHIFT);
    }

    public void lane(int entry, Lane lane) {
        route(entry, LANE_MASK, lane.code() << LANE_SHIFT);
    }

    /** Leaves of its plan that were tried in this round, a bit each. */
    public int tried(int entry) {
        return (route(entry) & TRIED_MASK) >>> TRIED_SHIFT;
    }

    public void tried(int entry, int leaves) {
        route(entry, TRIED_MASK, leaves << TRIED_SHIFT);
    }

    /** Lane and {@link #isEdited} of a message that was routed for the first time. */
    public void routed(int entry, Lane lane, boolean edited) {
        page(entry).route[entry & TablePage.MASK] = lane.code() << LANE_SHIFT | (edited ? EDITED : 0);
    }

    /** True if a rule changes the message when it is sent. */
    public boolean isEdited(int entry) {
        return (route(entry) & EDITED) != 0;
    }

    public void edited(int entry, boolean edited) {
        route(entry, EDITED, edited ? EDITED : 0);
    }

    /** Hash of the carrier and the id it gave to the message, 0 for none. */
    public long upstream(int entry) {
        long[] column = page(entry).upstream;
        return column == null ? 0 : column[entry & TablePage.MASK];
    }

    public void upstream(int entry, long hash) {
        if (hash != 0 || page(entry).upstream != null) {
            page(entry).upstream()[entry & TablePage.MASK] = hash;
        }
    }

    int next(int entry) {
        return page(entry).next[entry & TablePage.MASK];
    }

    void next(int entry, int next) {
        page(entry).next[entry & TablePage.MASK] = next;
    }

    int prev(int entry) {
        return page(entry).prev[entry & TablePage.MASK];
    }

    void prev(int entry, int prev) {
        page(entry).prev[entry & TablePage.MASK] = prev;
    }

    private int route(int entry) {
        return page(entry).route[entry & TablePage.MASK];
    }

    private void route(int entry, int mask, int bits) {
        int[] routes = page(entry).route;
        int at = entry & TablePage.MASK;
        routes[at] = routes[at] & ~mask | bits;
    }

    private int word(int entry) {
        return page(entry).word[entry & TablePage.MASK];
    }

    private void word(int entry, int mask, int bits) {
        int[] words = page(entry).word;
        int at = entry & TablePage.MASK;
        words[at] = words[at] & ~mask | bits;
    }

    private TablePage page(int entry) {
        return pages[entry >> TablePage.SHIFT];
    }
}
