package io.needletail.app.upstream;

import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.link.LinkConfig;

/**
 * One carrier.
 *
 * @param link its connections
 * @param traffic what goes over them
 * @param answersWhenDelivered its deliver_sm is answered when the ESME has answered, not when it is stored
 */
public record UpstreamCarrier(LinkConfig link, CarrierConfig traffic, boolean answersWhenDelivered) {}
