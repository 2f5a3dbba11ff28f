package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.identity.AccountId;
import jieli.identity.vault.BrokenSeal;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Browser sessions in PostgreSQL: every node serves every user, and a restart signs nobody out. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "identity.session")
class Sessions {

    private static final Place PLACE =
            new Place("identity.session_attributes.attribute_bytes", new UUID(0, 0));

    /**
     * Sessions are stored in transactions that belong to no account: asking whose they are would
     * ask the session.
     *
     * @param migrated named so that sessions wait for their tables
     */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations(
            DataSource application, FlywayMigrationInitializer migrated) {
        var template = new TransactionTemplate(new JdbcTransactionManager(application));
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /**
     * What a session holds is sealed: a form that was refused may be about a patient, and it waits
     * in the database for its page. A seal whose key was forgotten is an empty place: sign in
     * again.
     */
    @Bean(defaultCandidate = false)
    ConversionService springSessionConversionService(Vault vault) {
        var writing = new SerializingConverter();
        var reading = new DeserializingConverter(Sessions.class.getClassLoader());
        var service = new GenericConversionService();
        service.addConverter(
                Object.class,
                byte[].class,
                held ->
                        vault.seal(
                                Base64.getEncoder().encodeToString(writing.convert(held)), PLACE));
        service.addConverter(
                byte[].class,
                Object.class,
                sealed -> {
                    try {
                        return reading.convert(
                                Base64.getDecoder().decode(vault.open(sealed, PLACE)));
                    } catch (BrokenSeal keyForgotten) {
                        return "";
                    }
                });
        return service;
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionLasts(
            @Value("${jieli.session-lasts}") Duration lasts) {
        return repository -> repository.setDefaultMaxInactiveInterval(lasts);
    }

    /** The cookie is Secure whenever the request came through TLS, on this server or a proxy's. */
    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("jieli-session");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** Ends every session of an account but, if wished, the one of the request at hand. */
    static void end(
            FindByIndexNameSessionRepository<?> sessions,
            AccountId account,
            HttpServletRequest keep) {
        var mine = keep.getSession(false);
        var kept = mine == null ? "" : mine.getId();
        sessions.findByPrincipalName(account.toString()).keySet().stream()
                .filter(id -> !id.equals(kept))
                .forEach(sessions::deleteById);
    }
}
