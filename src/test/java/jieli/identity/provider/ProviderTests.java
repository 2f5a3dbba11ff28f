package jieli.identity.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTests {

    @Test
    void aDeadProviderStopsNobodyUntilAskedFor() {
        var provider = provider("http://127.0.0.1:1");
        assertThatThrownBy(() -> provider.findByRegistrationId(Provider.ID))
                .isInstanceOf(ProviderDown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "[]", "{\"issuer\":\"https://evil.example\"}"})
    void aProviderThatTalksNonsenseOrNamesItselfOtherwiseIsNone(String said) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, said.length() == 0 ? -1 : said.length());
                    exchange.getResponseBody().write(said.getBytes(UTF_8));
                    exchange.close();
                });
        server.start();
        var provider = provider("http://127.0.0.1:" + server.getAddress().getPort());
        assertThatThrownBy(() -> provider.findByRegistrationId(Provider.ID))
                .isInstanceOf(ProviderDown.class);
        server.stop(0);
    }

    private static Provider provider(String issuer) {
        return new Provider(new ProviderSettings(issuer, "jieli", "", ""));
    }
}
