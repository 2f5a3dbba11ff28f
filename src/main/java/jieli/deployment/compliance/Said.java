package jieli.deployment.compliance;

import java.util.List;
import org.springframework.context.MessageSourceResolvable;

/** A plain sentence: a message key under {@code deployment.check} with what goes into it. */
record Said(String key, List<Object> words) implements MessageSourceResolvable {

    static Said of(String key, Object... words) {
        return new Said(key, List.of(words));
    }

    @Override
    public String[] getCodes() {
        return new String[] {"deployment.check." + key};
    }

    @Override
    public Object[] getArguments() {
        return words.toArray();
    }
}
