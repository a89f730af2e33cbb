package io.needletail.app.route.file;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import io.needletail.app.config.bind.KeyType;
import io.needletail.app.config.bind.Problems;
import io.needletail.routing.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of rules. One that cannot be read is reported and left out, so that the others can still be checked. */
final class RulesType implements KeyType<List<Rule>> {
    private static final RuleType RULE = new RuleType();

    @Override
    public String allowed() {
        return "a list; each element " + RULE.allowed();
    }

    @Override
    public String format(List<Rule> value) {
        return "[]";
    }

    @Override
    public boolean structured() {
        return true;
    }

    @Override
    public @Nullable List<Rule> read(ConfigValue value, String path, Problems problems) {
        if (!(value instanceof ConfigList list)) {
            problems.add(value, path, "must be " + allowed());
            return null;
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Rule rule = RULE.read(list.get(i), path + "[" + i + "]", problems);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }
}
