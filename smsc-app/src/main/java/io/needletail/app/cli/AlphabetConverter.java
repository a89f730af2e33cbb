package io.needletail.app.cli;

import io.needletail.api.text.TextAlphabet;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.KeyTypes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An alphabet by the name that configuration has for it, such as latin-1. */
final class AlphabetConverter implements ITypeConverter<TextAlphabet> {
    private static final KeyType<TextAlphabet> TYPE = KeyTypes.alphabet();

    @Override
    public TextAlphabet convert(String text) {
        for (TextAlphabet alphabet : TextAlphabet.values()) {
            if (alphabet.isText() && TYPE.format(alphabet).equalsIgnoreCase(text)) {
                return alphabet;
            }
        }
        throw new TypeConversionException("'" + text + "' is no alphabet; use " + TYPE.allowed());
    }
}
