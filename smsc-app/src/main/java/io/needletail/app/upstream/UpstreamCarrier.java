package io.needletail.app.upstream;

import io.needletail.core.carrier.CarrierConfig;
import io.needletail.core.link.LinkConfig;

/**
 * One carrier.
 *
 * @param link its connections
 * @param traffic what goes over them
 */
public record UpstreamCarrier(LinkConfig link, CarrierConfig traffic) {}
