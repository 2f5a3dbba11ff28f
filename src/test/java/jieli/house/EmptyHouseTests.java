package jieli.house;

import static org.assertj.core.api.Assertions.assertThat;

import jieli.As;
import jieli.HouseTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The first hour: no data yet. Each page says what to do instead of showing an empty table. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(As.class)
@ContextConfiguration(initializers = HouseTest.FreshFolder.class)
@TestPropertySource(properties = "jieli.empty=true")
class EmptyHouseTests {

    @Autowired MockMvcTester pages;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/pairings",
                "/ledger",
                "/ledger/conflicts",
                "/briefings",
                "/directory/people",
                "/directory/institutions",
                "/directory/regions",
                "/search?q=nobody"
            })
    void anEmptyPageSaysWhatToDo(String path) {
        assertThat(pages.get().uri(path)).hasStatusOk().bodyText().contains("class=\"empty\"");
        assertThat(pages.get().uri(path).param("lang", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("class=\"empty\"")
                .doesNotContainPattern("\\?\\?[a-z]+\\.");
    }
}
