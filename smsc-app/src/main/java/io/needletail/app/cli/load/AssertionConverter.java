package io.needletail.app.cli.load;

import io.needletail.load.report.assertion.AssertionList;
import io.needletail.load.report.assertion.AssertionSyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code p99<20ms,lost=0}. */
public final class AssertionConverter implements ITypeConverter<AssertionList> {
    @Override
    public AssertionList convert(String value) {
        try {
            return AssertionList.parse(value);
        } catch (AssertionSyntaxException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
