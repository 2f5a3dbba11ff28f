package jieli;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One PostgreSQL, two ways in: migrations run as the owner of the tables, the application signs in
 * as {@code jieli_app}, which owns nothing, may change only what a migration lets it change, and
 * cannot step around row-level security.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JieliProperties.class)
class Database {

    private static final int OLDEST_SERVER = 18_00_00;

    /** Where the database answers and as whom the migrations run. */
    record Address(String url, @Nullable String user, @Nullable String password) {

        private static final Pattern NAMED = Pattern.compile("(?<=[?&])(user|password)=[^&]*&?");

        Address {
            // a name in the address would win over the one we sign in with
            url = NAMED.matcher(url).replaceAll("");
        }
    }

    @Bean
    @ConditionalOnExpression("@environment.getProperty('jieli.db.url', '').isBlank()")
    EmbeddedDatabase embeddedDatabase(JieliProperties properties) {
        return EmbeddedDatabase.start(properties.home());
    }

    @Bean
    Address databaseAddress(
            JieliProperties properties, ObjectProvider<EmbeddedDatabase> embeddedDatabase) {
        var embedded = embeddedDatabase.getIfAvailable();
        var address =
                embedded == null
                        ? properties.address()
                        : new Address(embedded.url(), "postgres", embedded.secret());
        requireVersion(address);
        return address;
    }

    @Bean
    @FlywayDataSource
    DataSource owner(Address address) {
        var owner = new DriverManagerDataSource(address.url());
        owner.setUsername(address.user());
        owner.setPassword(address.password());
        return owner;
    }

    @Bean
    @Primary
    DataSource application(Address address) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(ApplicationLogin.NAME);
        pool.setPassword(ApplicationLogin.password(address));
        pool.setMaximumPoolSize(20);
        pool.setMinimumIdle(2);
        return pool;
    }

    @Bean
    ApplicationLogin applicationLogin(Address address) {
        return new ApplicationLogin(address);
    }

    private static void requireVersion(Address address) {
        try (var connection =
                        DriverManager.getConnection(
                                address.url(), address.user(), address.password());
                var rows = connection.createStatement().executeQuery("show server_version_num")) {
            rows.next();
            requireVersion(rows.getInt(1), connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException unreachable) {
            throw new CannotStart(
                    "The database at JIELI_DB_URL does not answer: " + unreachable.getMessage());
        }
    }

    /**
     * @param number as {@code server_version_num} gives it: 180006 for 18.6
     */
    static void requireVersion(int number, String name) {
        if (number < OLDEST_SERVER) {
            throw new CannotStart(
                    "Jieli needs PostgreSQL 18 or newer; the server at JIELI_DB_URL is version %s."
                            .formatted(name));
        }
    }
}
