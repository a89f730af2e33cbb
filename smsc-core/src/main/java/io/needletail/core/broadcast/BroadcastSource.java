package io.needletail.core.broadcast;

/** source_addr with its TON and NPI. */
record BroadcastSource(int ton, int npi, String address) {
    /** An operation without an address fits every broadcast of its account. */
    boolean fits(BroadcastSource of) {
        return address.isEmpty() || equals(of);
    }
}
