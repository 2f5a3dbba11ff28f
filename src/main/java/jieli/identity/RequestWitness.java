package jieli.identity;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jieli.identity.audit.Witness;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells the trail who is at the keyboard, where. */
@Component
class RequestWitness implements Witness {

    private static final int LONGEST_DEVICE = 200;

    @Override
    public Actor actor() {
        var me = Acting.me();
        var request =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                        ? web.getRequest()
                        : null;
        var device = request == null ? null : request.getHeader("User-Agent");
        return new Actor(
                Acting.current().map(AccountId::value).orElse(null),
                me.map(Me::name).orElse(""),
                me.map(Me::holdings).orElse(List.of()).stream()
                        .map(holding -> holding.role().name())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(",")),
                request == null ? "" : Objects.requireNonNullElse(request.getRemoteAddr(), ""),
                device == null
                        ? ""
                        : device.substring(0, Math.min(LONGEST_DEVICE, device.length())));
    }
}
