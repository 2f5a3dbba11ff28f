package jieli.web;

import static org.assertj.core.api.Assertions.assertThat;

import jieli.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@HouseTest
class FrameTests {

    @Autowired MockMvcTester pages;

    @Test
    void healthAnswersWithTheDatabasesVersion() {
        assertThat(pages.get().uri("/health"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.postgresql")
                .asString()
                .startsWith("18.");
    }
}
