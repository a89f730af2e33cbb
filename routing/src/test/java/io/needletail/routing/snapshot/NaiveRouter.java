package io.needletail.routing.snapshot;

import io.needletail.api.pdu.MessageView;
import io.needletail.api.route.RouteQuery;
import io.needletail.routing.number.NumberTable;
import io.needletail.routing.rule.AddressSide;
import io.needletail.routing.rule.Condition;
import io.needletail.routing.rule.NamedList;
import io.needletail.routing.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Conditions read as they are written, with strings, java.util.regex and java.time: what the compiled ones are held against. */
final class NaiveRouter {
    private final Map<String, NamedList> lists;

    NaiveRouter(Map<String, NamedList> lists) {
        this.lists = lists;
    }

    boolean holds(Rule rule, RouteQuery query, String tag) {
        return rule.conditions().stream().allMatch(condition -> holds(condition, rule, query, tag));
    }

    private boolean holds(Condition condition, Rule rule, RouteQuery query, String tag) {
        MessageView m = query.message;
        if (condition instanceof Condition.Not c) {
            return !holds(c.condition(), rule, query, tag);
        } else if (condition instanceof Condition.AnyOf c) {
            return c.conditions().stream().anyMatch(each -> holds(each, rule, query, tag));
        } else if (condition instanceof Condition.AccountIs c) {
            return c.systemIds().contains(query.account.systemId());
        } else if (condition instanceof Condition.MobileOriginated c) {
            return c.expected() == query.mobileOriginated;
        } else if (condition instanceof Condition.FromCarrier c) {
            return query.mobileOriginated
                    && c.carriers().contains(query.account.systemId().substring(1));
        } else if (condition instanceof Condition.BoundAs c) {
            return c.types().stream().anyMatch(type -> type.code() == query.bind);
        } else if (condition instanceof Condition.AddressPrefix c) {
            return c.prefixes().stream().anyMatch(p -> plain(m, c.side()).startsWith(AddressTable.plain(p)));
        } else if (condition instanceof Condition.AddressIs c) {
            return c.addresses().stream().anyMatch(a -> AddressTable.plain(a).equals(plain(m, c.side())));
        } else if (condition instanceof Condition.AddressInList c) {
            byte[] bytes = address(m, c.side()).getBytes(StandardCharsets.ISO_8859_1);
            return lists.get(c.list()).table().find(bytes, 0, bytes.length) != NumberTable.NONE;
        } else if (condition instanceof Condition.AddressMatches c) {
            return Pattern.compile(c.regex()).matcher(address(m, c.side())).find();
        } else if (condition instanceof Condition.AddressDigits c) {
            String address = plain(m, c.side());
            return address.matches("[0-9]+") && c.length().has(address.length());
        } else if (condition instanceof Condition.AddressAlphanumeric c) {
            String address = address(m, c.side());
            int ton = c.side() == AddressSide.SOURCE ? m.sourceTon() : m.destinationTon();
            return ton == 5 || !address.isEmpty() && !address.matches("\\+?[0-9]+");
        } else if (condition instanceof Condition.AddressTon c) {
            return c.values().contains(c.side() == AddressSide.SOURCE ? m.sourceTon() : m.destinationTon());
        } else if (condition instanceof Condition.AddressNpi c) {
            return c.values().contains(c.side() == AddressSide.SOURCE ? m.sourceNpi() : m.destinationNpi());
        }
        return other(condition, rule, query, tag);
    }

    private static boolean other(Condition condition, Rule rule, RouteQuery query, String tag) {
        MessageView m = query.message;
        if (condition instanceof Condition.ServiceTypeIs c) {
            return c.values().contains(m.serviceType());
        } else if (condition instanceof Condition.DataCodingIs c) {
            return c.values().stream().anyMatch(range -> range.has(m.dataCoding()));
        } else if (condition instanceof Condition.EsmClassIs c) {
            return (m.esmClass() & c.mask()) == c.value();
        } else if (condition instanceof Condition.TlvPresent c) {
            return m.findTlv(c.tag()) >= 0;
        } else if (condition instanceof Condition.TlvIs c) {
            int at = m.findTlv(c.tag());
            return at >= 0
                    && HexFormat.of()
                            .formatHex(m.bytes(), at, at + m.tlvLength(at))
                            .equals(c.hex());
        } else if (condition instanceof Condition.PriorityIs c) {
            return c.range().has(m.priority());
        } else if (condition instanceof Condition.MessageClassIs c) {
            return m.dataCoding() >= 0xF0 && c.classes().contains(m.dataCoding() & 3);
        } else if (condition instanceof Condition.TimeWindow c) {
            return inWindow(c, query.nowMillis);
        } else if (condition instanceof Condition.Percent c) {
            return Lot.draw(Lot.seed(rule.name()), query.id) < c.percent();
        } else if (condition instanceof Condition.TaggedAs c) {
            return tag != null && c.tags().contains(tag);
        }
        String text = text(m);
        if (condition instanceof Condition.KeywordIs c) {
            List<String> words = Pattern.compile("[^\\p{L}\\p{Nd}]+")
                    .splitAsStream(text == null ? "" : text)
                    .filter(word -> !word.isEmpty())
                    .toList();
            return !words.isEmpty() && c.words().stream().anyMatch(words.get(0)::equalsIgnoreCase);
        } else if (condition instanceof Condition.TextContains c) {
            String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
            return text != null && c.parts().stream().anyMatch(p -> lower.contains(p.toLowerCase(Locale.ROOT)));
        }
        String regex = ((Condition.TextMatches) condition).regex();
        return text != null && Pattern.compile(regex).matcher(text).find();
    }

    private static boolean inWindow(Condition.TimeWindow window, long now) {
        ZonedDateTime local = Instant.ofEpochMilli(now).atZone(window.zone());
        LocalTime time = local.toLocalTime();
        DayOfWeek today = local.getDayOfWeek();
        boolean dayOk = window.days().isEmpty() || window.days().contains(today);
        boolean yesterdayOk = window.days().isEmpty() || window.days().contains(today.minus(1));
        if (window.from().isBefore(window.to())) {
            return dayOk && !time.isBefore(window.from()) && time.isBefore(window.to());
        }
        return dayOk && !time.isBefore(window.from()) || yesterdayOk && time.isBefore(window.to());
    }

    /** Latin-1 and UCS2 of whole messages, which is all that the generator makes. */
    private static String text(MessageView m) {
        int header = m.userDataHeaderLength();
        byte[] bytes = m.bytes();
        int at = m.textOffset() + header;
        int length = m.textLength() - header;
        return switch (m.dataCoding()) {
            case 0, 1, 3 -> new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            case 8 -> new String(bytes, at, length, StandardCharsets.UTF_16BE);
            case 0xF0, 0xF1 -> new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            default -> null;
        };
    }

    private static String address(MessageView m, AddressSide side) {
        return side == AddressSide.SOURCE ? m.source() : m.destination();
    }

    private static String plain(MessageView m, AddressSide side) {
        return AddressTable.plain(address(m, side));
    }
}
