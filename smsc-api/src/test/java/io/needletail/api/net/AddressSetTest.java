package io.needletail.api.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSetTest {

    @ParameterizedTest
    @CsvSource({
        "anywhere, 8.8.8.8, true",
        "anywhere, 2001:db8::1, true",
        "loopback, 127.9.9.9, true",
        "loopback, ::1, true",
        "loopback, 128.0.0.1, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.1.128.0/17, 10.1.128.1, true",
        "10.1.128.0/17, 10.1.255.255, true",
        "10.1.128.0/17, 10.1.127.255, false",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
    })
    void shouldHold(String set, String address, boolean held) throws UnknownHostException {
        assertThat(AddressSet.parse(set).contains(InetAddress.getByName(address)))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.1",
                "10.1.2.256",
                "10.1.2.3/33",
                "10.1.2.3/8",
                "example.org",
                "2001:db8::/129",
                "2001:db8::1/64",
                "1.2.3.4.5",
                "::/0/0",
                "10.0.0.0/",
                "cafe",
                "Anywhere"
            })
    void shouldRefuse(String text) {
        assertThatThrownBy(() -> AddressSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anywhere", "loopback", "10.1.0.0/16", "10.1.2.3", "2001:db8:0:0:0:0:0:0/32"})
    void shouldBeWrittenAsItIsRead(String text) {
        assertThat(AddressSet.parse(text)).hasToString(text);
    }

    @Test
    void shouldHoldWhatAnyOfAUnionHolds() throws UnknownHostException {
        AddressSet both = AddressSet.union(List.of(AddressSet.LOOPBACK, AddressSet.parse("10.0.0.0/8")));
        assertThat(both.contains(InetAddress.getByName("10.3.3.3"))).isTrue();
        assertThat(both.contains(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(both.contains(InetAddress.getByName("11.0.0.1"))).isFalse();
    }
}
