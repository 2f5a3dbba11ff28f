package jieli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.Holding;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.Role;
import jieli.identity.Scope;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** Requests of somebody: {@code pages.get().uri("/").with(As.as("receiver"))}. */
public final class As implements MockMvcBuilderCustomizer {

    /** Tests that say nothing are the programme office, on a page of ours. */
    @Override
    public void customize(ConfigurableMockMvcBuilder<?> builder) {
        builder.defaultRequest(
                MockMvcRequestBuilders.get("/")
                        .with(as("office"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()));
    }

    /** The demonstration account of that name; in a house without one, an office made up. */
    public static RequestPostProcessor as(String login) {
        return request -> {
            var house =
                    WebApplicationContextUtils.getRequiredWebApplicationContext(
                            request.getServletContext());
            var accounts = house.getBean(Accounts.class);
            var me =
                    accounts.findByLogin(login)
                            .flatMap(account -> accounts.me(account.id()))
                            .orElseGet(() -> someone(Role.OFFICE, new Scope.Everywhere()));
            return as(me).postProcessRequest(request);
        };
    }

    public static RequestPostProcessor as(Me me) {
        var authorities =
                me.rights().stream().map(Right::name).map(SimpleGrantedAuthority::new).toList();
        return SecurityMockMvcRequestPostProcessors.authentication(
                new TestingAuthenticationToken(me, "", authorities));
    }

    /** Nobody is signed in. */
    public static RequestPostProcessor nobody() {
        return SecurityMockMvcRequestPostProcessors.anonymous();
    }

    /** Somebody without an account, whom only the first wall knows. */
    public static Me someone(Role role, Scope... scopes) {
        var person = new PersonId(id("person:" + role));
        var holdings =
                Arrays.stream(scopes)
                        .map(scope ->
                                new Holding(
                                        id("holding:" + role + scope),
                                        person,
                                        role,
                                        scope,
                                        LocalDate.EPOCH,
                                        null,
                                        Set.of()))
                        .toList();
        return new Me(account(role.name()), person, "测试·" + role, List.copyOf(holdings));
    }

    /** The id of a demonstration account. */
    public static AccountId account(String login) {
        return new AccountId(id("account:" + login));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
