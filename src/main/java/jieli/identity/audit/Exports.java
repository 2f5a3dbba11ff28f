package jieli.identity.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Writes down each list or paper that left the house as a file. What concerns one patient writes a
 * more exact entry itself.
 */
@Configuration(proxyBeanMethods = false)
class Exports implements WebMvcConfigurer, HandlerInterceptor {

    private static final Pattern FILE =
            Pattern.compile("/([a-z-]+)(?:[/.].*)?(?<=\\.(?:xlsx|pdf|json))");
    private static final int LONGEST = 500;

    private final Trail trail;

    Exports(Trail trail) {
        this.trail = trail;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failed) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var file = FILE.matcher(path);
        if (handler instanceof HandlerMethod
                && HttpMethod.GET.matches(request.getMethod())
                && response.getStatus() == HttpStatus.OK.value()
                && failed == null
                && file.matches()) {
            var query = request.getQueryString();
            trail.addAlways(
                    Entry.of(Action.EXPORTED, file.group(1), null)
                            .change(
                                    "",
                                    Plain.cut(query == null ? path : path + "?" + query, LONGEST)));
        }
    }
}
