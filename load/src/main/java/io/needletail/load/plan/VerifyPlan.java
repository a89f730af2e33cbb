package io.needletail.load.plan;

import java.time.Duration;

/**
 * What is checked beyond answers, and how long for.
 *
 * @param checkIds whether message ids may not repeat
 * @param drain how long to wait for the last answers
 * @param receiptWait how long to wait for the last receipts, after that
 * @param serverPid process whose CPU and memory to measure; 0 for none
 */
public record VerifyPlan(boolean checkIds, Duration drain, Duration receiptWait, long serverPid) {}
