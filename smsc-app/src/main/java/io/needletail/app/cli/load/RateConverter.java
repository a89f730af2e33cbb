package io.needletail.app.cli.load;

import io.needletail.load.profile.RateProfile;
import io.needletail.load.profile.RateProfileParser;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A rate profile. */
public final class RateConverter implements ITypeConverter<RateProfile> {
    @Override
    public RateProfile convert(String value) {
        try {
            return RateProfileParser.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
