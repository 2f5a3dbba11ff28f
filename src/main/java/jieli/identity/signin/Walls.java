package jieli.identity.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** What every request passes. Open until there are accounts. */
@Configuration(proxyBeanMethods = false)
class Walls {

    @Bean
    SecurityFilterChain wallsAround(HttpSecurity http) {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .csrf(token -> token.disable())
                .build();
    }
}
